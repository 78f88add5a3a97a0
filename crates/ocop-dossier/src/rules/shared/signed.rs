//! What the checks of signatures share: on forms, and on papers of the commune and the province.

use ocop_core::Label;

use crate::check::examination::said;
use crate::model::{Form, Paper};

pub(crate) const WHY: Label = Label::constant(
    "Văn bản chưa ký, chưa vào sổ thì chưa có giá trị",
    "A paper has no effect until it is signed and registered",
);
pub(crate) const MESSAGE: Label =
    Label::constant("{paper} chưa có {part}", "the {paper} lacks {part}");
pub(crate) const REPAIR: Label = Label::constant(
    "hoàn thiện {paper}: ký, đóng dấu, ghi số và ngày",
    "complete the {paper}: add signature, seal, number and date",
);
/// Signature and seal of an authority.
pub(crate) const SEALED: Label = Label::constant("chữ ký, dấu", "signature and seal");
const NUMBER: Label = Label::constant("số văn bản", "a number");
const ISSUED: Label = Label::constant("ngày ban hành", "a date of issue");
const SIGNER: Label = Label::constant("tên người ký", "the name of the signer");
const DAY: Label = Label::constant("ngày ký", "the date of signing");

/// What the signature of a form lacks: the path below the form, and its name. `whole` names the
/// signature itself.
pub(crate) fn form_lacks(form: &Form, whole: Label) -> impl Iterator<Item = (&'static str, Label)> {
    let signature = form.signature.as_ref();
    let absent = signature.is_none().then_some(("signature", whole));
    let by = signature.filter(|signature| said(&signature.by).is_none());
    let on = signature.filter(|signature| signature.on.is_none());
    let (by, on) = (
        by.map(|_| ("signature.by", SIGNER)),
        on.map(|_| ("signature.on", DAY)),
    );
    [absent, by, on].into_iter().flatten()
}

/// What a paper of the commune or the province lacks: the member, and its name.
pub(crate) fn paper_lacks(paper: &Paper) -> impl Iterator<Item = (&'static str, Label)> {
    let number = said(&paper.number).is_none().then_some(("number", NUMBER));
    let day = paper.issued.is_none().then_some(("issued", ISSUED));
    let signature = (!paper.signed).then_some(("signed", SEALED));
    [number, day, signature].into_iter().flatten()
}
