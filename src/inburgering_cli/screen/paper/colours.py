"""The palette of HTML pages, charts and PDFs."""

from typing import Final

#: Contrast: text on white and on `vlak` at least 4.5:1, lines and bars of a chart on white at least 3:1.
COLOURS: Final = {
    "inkt": "#1b2430",
    "zacht": "#46525f",
    "lijn": "#d3dae3",
    "vlak": "#f3f6fa",
    "blauw": "#154273",
    "goed": "#14602a",
    "fout": "#9b1208",
    "norm": "#8a4200",
}
