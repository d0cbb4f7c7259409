"""Names of months in the languages that reports on conflicts come in.

A foreign month counts only beside a day or a year, which is what keeps French "mars" and Turkish
"ocak" from being dates wherever they stand. The names are those of the Unicode CLDR, which a test
compares with; they stand here because reading them from it takes a tenth of a second at each start.
"""

from __future__ import annotations

__all__ = ["ABBREVIATED_MONTHS", "ENGLISH_MONTHS", "FOREIGN_MONTHS", "MONTHS", "numbered"]


def numbered(names: str) -> dict[str, int]:
    """Give names their numbers from one; the spellings of a name are parted by a slash.

    >>> numbered("sep/sept, oct")
    {'sep': 1, 'sept': 1, 'oct': 2}
    """
    columns = enumerate(names.split(", "), 1)
    return {spelling: n for n, column in columns for spelling in column.split("/")}


ENGLISH_MONTHS = numbered(
    "january, february, march, april, may, june, july, august, september, october, "
    "november, december"
)
ABBREVIATED_MONTHS = numbered("jan, feb, mar, apr, may, jun, jul, aug, sep/sept, oct, nov, dec")
FOREIGN_MONTHS = {
    "ar": (
        "كانون الثاني, شباط, آذار/اذار, نيسان, أيار/ايار, حزيران, تموز, آب/اب, أيلول/ايلول, "
        "تشرين الأول/تشرين الاول, تشرين الثاني, كانون الأول/كانون الاول"
    ),
    "ar-EG": (
        "يناير, فبراير, مارس, أبريل/ابريل/إبريل, مايو, يونيو, يوليو, أغسطس/اغسطس, سبتمبر, "
        "أكتوبر/اكتوبر, نوفمبر, ديسمبر"
    ),
    "ar-MA": ("يناير, فبراير, مارس, أبريل, ماي, يونيو, يوليوز, غشت, شتنبر, أكتوبر, نونبر, دجنبر"),
    "de": (
        "januar/jänner, februar, märz, april, mai, juni, juli, august, september, oktober, "
        "november, dezember"
    ),
    "es": (
        "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre/setiembre, octubre, "
        "noviembre, diciembre"
    ),
    "fa": (
        "ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه/جولای, اوت/آگوست, سپتامبر, اکتبر, "
        "نوامبر, دسامبر"
    ),
    "fr": (
        "janvier, février/fevrier, mars, avril, mai, juin, juillet, août/aout, septembre, "
        "octobre, novembre, décembre/decembre"
    ),
    "he": (
        "ינואר/בינואר, פברואר/בפברואר, מרץ/במרץ, אפריל/באפריל, מאי/במאי, יוני/ביוני, "
        "יולי/ביולי, אוגוסט/באוגוסט, ספטמבר/בספטמבר, אוקטובר/באוקטובר, נובמבר/בנובמבר, "
        "דצמבר/בדצמבר"
    ),
    "it": (
        "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, "
        "novembre, dicembre"
    ),
    "pt": (
        "janeiro, fevereiro, março/marco, abril, maio, junho, julho, agosto, setembro, outubro, "
        "novembro, dezembro"
    ),
    "ru": (
        "января/январе, февраля/феврале, марта/марте, апреля/апреле, мая/мае, июня/июне, "
        "июля/июле, августа/августе, сентября/сентябре, октября/октябре, ноября/ноябре, "
        "декабря/декабре"
    ),
    "tr": (
        "ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, "  # noqa: RUF001
        "aralık"  # noqa: RUF001
    ),
    "uk": (
        "січня/січні, лютого/лютому, березня/березні, квітня/квітні, травня/травні, "
        "червня/червні, липня/липні, серпня/серпні, вересня/вересні, жовтня/жовтні, "
        "листопада/листопаді, грудня/грудні"
    ),
}
"""By language: the spellings of each month, first the one of the CLDR."""

MONTHS = (
    {name: n for names in FOREIGN_MONTHS.values() for name, n in numbered(names).items()}
    | ABBREVIATED_MONTHS
    | ENGLISH_MONTHS
)
