"""Reports in every format, made as the programs of their users make them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
from fpdf import FPDF

PARAGRAPHS = [
    "Two guards killed at the bridge",
    (
        "Gunmen fired on the bridge near Hajin on Monday, and two guards of the border force died "
        "before help could reach them from the garrison of Al-Tanf, which lies a day's drive away."
    ),
    "On Tuesday an air strike hit a depot at Harri. Nobody was hurt.",
]


def pdf(paragraphs=PARAGRAPHS, *, pages=1, password=None, header=None) -> bytes:
    class Sheet(FPDF):
        def header(self):
            if header:
                self.set_font("helvetica", size=9)
                self.cell(text=f"{header}, page {self.page_no()}")
                self.ln(14)

    sheet = Sheet()
    if password:
        sheet.set_encryption(owner_password=password, user_password=password)
    for _ in range(pages):
        sheet.add_page()
        sheet.set_font("helvetica", size=12)
        for paragraph in paragraphs:
            sheet.multi_cell(0, 6, paragraph)
            sheet.ln(6)
    return bytes(sheet.output())


def pdf_of_pictures() -> bytes:
    sheet = FPDF()
    sheet.add_page()
    sheet.rect(20, 20, 100, 100, style="F")
    return bytes(sheet.output())


def word(paragraphs=PARAGRAPHS, *, title=None, table=()) -> bytes:
    document = docx.Document()
    document.core_properties.title = title or ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


_BODY = "\n\n".join(PARAGRAPHS[1:])


def message(body=_BODY, *, subject="Fwd: The bridge", html=None, attached=()) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "River Desk <desk@river.example>"
    made["To"] = "you@example.org"
    made["Subject"] = subject
    made["Date"] = "Fri, 22 Jun 2018 08:30:00 +0300"
    if body is not None:
        made.set_content(body)
    if html is not None:
        made.add_alternative(html, subtype="html")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def archive(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # the same any day
    return file.getvalue()
