"""The questions of the chooser: nothing is ticked for anybody, and the address holds every answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from licensing.choose import Wish, Wishes

YES_NO = (("yes", _("Yes")), ("no", _("No")))
ORIGIN = (
    ("own", _("I made it, or we did: nothing of others is in it")),
    ("adapted", _("It is made from works of others: translated, changed, put together")),
    ("others", _("Somebody else made it; I only pass it on")),
)
QUESTIONS = {
    Wish.CREDIT: _("Must others name you?"),
    Wish.CHANGE: _("May others change it?"),
    Wish.SELL: _("May others sell it, or use it to earn money?"),
    Wish.ALIKE: _("Must their changes stay as open?"),
}
MEANINGS = {
    Wish.CREDIT: _("Yes: learners see where it comes from, and teachers keep your name with it. No: nobody has to, and you give up your rights for good (CC0)."),
    Wish.CHANGE: _("Yes: a teacher may translate it, shorten it, bring it up to date, and share that; a learner finds it in her own language. No: everybody gets your version only, and no translation."),
    Wish.SELL: _("Yes: a publisher may print it, a course with a fee may use it; the credit stays. No: a teacher cannot use it in a paid course or a book at a price, and in doubt leaves it alone."),
    Wish.ALIKE: _("Yes: whoever shares a changed version gives it the same license, so that it stays open for learners. No: a teacher may mix it with more kinds of works, also less open ones."),
}  # fmt: skip


def below() -> forms.TextInput:
    """These stand below the form, beside the text that they go into."""
    return forms.TextInput(attrs={"form": "chooser"})


class ChooserForm(forms.Form):
    origin = forms.ChoiceField(
        label=_("Where does the work come from?"), choices=ORIGIN, required=False, widget=forms.RadioSelect
    )
    sources = forms.CharField(
        label=_("What it is made from"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One work on each line: its license (“CC BY-SA 4.0”), what is written about it, or its address here."),
    )  # fmt: skip
    title = forms.CharField(label=_("Title of your work"), required=False, max_length=500, widget=below())
    name = forms.CharField(
        label=_("Your name, or that of your school"), required=False, max_length=250, widget=below()
    )
    address = forms.CharField(label=_("Its web address"), required=False, max_length=2_000, widget=below())

    def wishes(self) -> Wishes:
        """What was not answered, or could not be read, is not a wish."""
        words = {"yes": True, "no": False}
        given = {wish: words.get(self.cleaned_data.get(wish, "")) for wish in Wish}
        return Wishes(given[Wish.CREDIT], given[Wish.CHANGE], given[Wish.SELL], given[Wish.ALIKE])


for _wish in Wish:
    ChooserForm.base_fields[_wish] = forms.ChoiceField(
        label=QUESTIONS[_wish],
        help_text=MEANINGS[_wish],
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
ChooserForm.base_fields["sources"].needed = True  # type: ignore[attr-defined]  # shown when it is asked for
ChooserForm.base_fields["origin"].needed = True  # type: ignore[attr-defined]  # a question is not called optional
