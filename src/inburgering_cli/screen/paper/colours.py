"""The colours of everything that people get as a page or on paper: one palette for HTML, charts and PDF."""

from typing import Final

#: Words stand out from white and from `vlak` by at least 4.5 to 1, lines and bars of a chart from white by 3 to 1.
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
