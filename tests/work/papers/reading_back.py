"""Reads a printed paper back: HTML to a PDF as it leaves, the PDF to words by another program."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from pathlib import Path

from xatre.desk import paper


def words_of(html: str, folder: Path) -> str:
    """The words of the PDF, without any blank: cells wrap where they like."""
    file = paper.write_pdf(html, folder / "paper.pdf")
    done = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    return re.sub(r"\s+", "", done.stdout.decode("utf-8"))


def bare(words: str) -> str:
    """Words without tags, entities and blanks."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", words)))
