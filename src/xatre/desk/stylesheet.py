"""The one stylesheet. `$name` stands for a colour of `theme.py`; nothing else is filled in.

Windows gives lists, menus and tips fonts of its own, over the program's: hence their family here.
Focus is not here: one overlay draws the ring (`widgets/focus_ring.py`). Drop-down arrows, ticks,
table heads and cells are painted by their own classes.
"""

from __future__ import annotations

from string import Template

RULES = Template("""
QWidget { color: $ink; }
QAbstractItemView, QMenu, QToolTip { font-family: "Xa Tre"; }
QMainWindow, QDialog { background: $white; }
QLabel { background: transparent; }
QLabel[role="number"] { font-size: 30px; font-weight: 600; }
QLabel[role="page"] { font-size: 20px; font-weight: 600; }
QLabel[role="section"] { font-size: 15px; font-weight: 600; }
QLabel[role="value"] { font-size: 14px; }
QLabel[role="name"] { font-weight: 500; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="note"] { font-size: 12px; color: $ink2; }
QLabel[role="hint"] { font-size: 12px; color: $ink3; }
QLabel[role="label"] { font-size: 12px; font-weight: 500; color: $ink2; }
QLabel[role="small"] { font-size: 11px; color: $ink3; }
QLabel[role="quiet"] { color: $ink2; }
QLabel[role="faint"] { color: $ink3; }
QLabel[role="key"] { font-size: 11px; font-weight: 500; color: $ink2; background: $white;
  border: 1px solid $line2; border-radius: 4px; padding: 0 4px 1px 4px; min-height: 17px; }
QLabel[tone="red"] { color: $red; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="green"] { color: $green; }
QLabel[tone="accent"] { color: $accent; }
QLabel:disabled { color: $ink3; }

QFrame[ground="paper"], QWidget[ground="paper"] { background: $paper; }
QFrame[ground="rail"], QWidget[ground="rail"] { background: $rail; }
QFrame[ground="white"], QWidget[ground="white"] { background: $white; }
QFrame[ground="sunk"] { background: $sunk; border-radius: 6px; }

QPushButton { font-size: 13px; font-weight: 500; border-radius: 6px; min-height: 30px;
  padding: 0 13px 2px 13px; background: $white; border: 1px solid $edge; color: $ink;
  outline: none; }
QPushButton:hover { background: $sunk; border-color: $ink2; }
QPushButton:pressed { background: $hover; border-color: $ink; }
QPushButton:disabled { background: $sunk; border-color: $line2; color: $ink3; }
QPushButton[small="true"] { min-height: 24px; padding: 0 10px 2px 10px; }
QPushButton[large="true"] { min-height: 34px; }
QPushButton[look="primary"] { background: $accent; border-color: $accent; color: $white;
  font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[look="primary"]:disabled { background: $hover; border-color: $line; color: $ink2; }
QPushButton[look="danger"] { color: $red; border-color: $red; }
QPushButton[look="danger"]:hover { background: $red_soft; border-color: $red; }
QPushButton[look="danger"]:pressed { background: $red_line; border-color: $red; }
QPushButton[look="danger"]:disabled { background: $sunk; border-color: $line2; color: $ink3; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:pressed { background: $line2; }
QPushButton[look="quiet"]:disabled { background: transparent; color: $ink3; }
QPushButton[look="link"] { background: transparent; border-color: transparent; color: $accent;
  padding: 0 1px 2px 1px; }
QPushButton[look="link"][low="true"] { min-height: 18px; padding: 0 1px 0 1px; }
QPushButton[look="link"]:hover { color: $accent_pressed; text-decoration: underline; }
QPushButton[look="link"]:disabled { color: $ink3; }
QPushButton[look="icon"] { background: transparent; border-color: transparent;
  padding: 0; min-width: 32px; max-width: 32px; }
QPushButton[look="icon"]:hover { background: $hover; }
QPushButton[look="icon"]:pressed { background: $line2; }
QPushButton[look="icon"][small="true"] { min-width: 26px; max-width: 26px; }
QPushButton[look="filter"] { min-height: 24px; padding: 0 12px 2px 12px; border-color: $line2;
  font-size: 12px; font-weight: 500; }
QPushButton[look="filter"][tall="true"] { min-height: 30px; padding: 0 13px 2px 13px;
  border-color: $edge; font-size: 13px; }
QPushButton[look="filter"]:hover { border-color: $edge; }
QPushButton[look="filter"][chosen="true"] { background: $accent_soft; border-color: $accent;
  color: $accent; font-weight: 600; }
QPushButton[look="tab"] { background: transparent; border: none; border-radius: 0;
  border-bottom: 2px solid transparent; padding: 0 2px; min-height: 34px; color: $ink2; }
QPushButton[look="tab"]:hover { color: $ink; background: transparent; }
QPushButton[look="tab"]:checked { color: $ink; font-weight: 600;
  border-bottom: 2px solid $accent; }

QLineEdit, QPlainTextEdit { font-size: 14px; background: $white; border: 1px solid $edge;
  border-radius: 6px; selection-background-color: $accent_line; selection-color: $ink;
  placeholder-text-color: $ink3; }
QLineEdit { min-height: 30px; padding: 0 7px 2px 7px; }
QPlainTextEdit { padding: 3px 3px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $ink2; }
QLineEdit[problem="error"], QPlainTextEdit[problem="error"] { border: 1.5px solid $red;
  background: $error_fill; }
QLineEdit[problem="doubt"], QPlainTextEdit[problem="doubt"] { border: 1.5px solid $amber;
  background: $warning_fill; }
QLineEdit[problem="error"], QLineEdit[problem="doubt"] { min-height: 29px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunk;
  border: 1px solid $line; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $sunk; border: 1px solid $line2;
  color: $ink2; }
QLineEdit[cell="true"] { font-size: 12px; min-height: 0; border: 1px solid $edge;
  border-radius: 0; padding: 0 1px 1px 2px; }
QLineEdit[cell="true"][kept="true"] { color: $ink3; }
QLineEdit[cell="true"][problem="error"], QLineEdit[cell="true"][problem="doubt"] {
  min-height: 0; border-width: 1px; }
QLineEdit[cell="true"]:focus { border: 2px solid $accent; padding: 0 0 1px 1px; }
QLineEdit[cell="true"][problem="error"]:focus { border: 2px solid $red; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0; }

QComboBox { font-size: 14px; background: $white; border: 1px solid $edge; border-radius: 6px;
  min-height: 30px; padding: 0 2px 2px 9px; combobox-popup: 0; }
QComboBox:hover { border-color: $ink2; }
QComboBox[problem="error"] { border: 1.5px solid $red; background: $error_fill; }
QComboBox[problem="doubt"] { border: 1.5px solid $amber; background: $warning_fill; }
QComboBox[problem="error"], QComboBox[problem="doubt"] { min-height: 29px; }
QComboBox:disabled, QComboBox[readOnly="true"] { background: $sunk; border: 1px solid $line2;
  color: $ink2; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView, QListView[popup="true"] { font-size: 14px; background: $white;
  border: 1px solid $edge; padding: 3px; outline: none; }
QComboBox QAbstractItemView::item, QListView[popup="true"]::item { min-height: 28px;
  padding: 0 7px 2px 7px; border-radius: 4px; color: $ink; }
QComboBox QAbstractItemView::item:hover, QListView[popup="true"]::item:hover {
  background: $sunk; }
QComboBox QAbstractItemView::item:selected, QListView[popup="true"]::item:selected {
  background: $accent_soft; color: $ink; }
QListView[popup="true"]::item:disabled { color: $ink2; }

QRadioButton { spacing: 9px; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1.5px solid $edge;
  border-radius: 9px; background: $white; }
QRadioButton::indicator:hover { border-color: $ink; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5.5px solid $accent;
  border-radius: 9px; background: $white; }
QRadioButton::indicator:disabled { border: 1.5px solid $line2; background: $sunk; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QAbstractScrollArea[table="true"] { border: none; background: $white; }
QToolTip { font-size: 12px; background: $ink; color: $white; border: none; padding: 5px 8px; }
QMenu { background: $white; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 18px 6px 12px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCalendarWidget QWidget { background: $white; alternate-background-color: $paper; }
QCalendarWidget QToolButton { color: $ink; font-weight: 600; border: none; border-radius: 6px;
  padding: 4px 8px; background: $white; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { outline: none; selection-background-color: $accent;
  selection-color: $white; }
QFrame[panel="popup"] { background: $white; border: 1px solid $edge; }
QDialog[panel="dialog"] { background: $white; border: 1px solid $edge; }
""")


def stylesheet(colours: dict[str, str]) -> str:
    """The rules with the colours filled in. Raises KeyError for a name `theme.py` lacks."""
    return RULES.substitute(colours)
