"""A form drawn from the declaration of a kind."""

from xatre.desk.form.form import Form
from xatre.desk.form.grid import FieldGrid
from xatre.desk.form.row import FieldRow

__all__ = ["FieldGrid", "FieldRow", "Form"]
