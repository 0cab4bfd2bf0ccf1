package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.matter.Matters;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Tried;

/** Forms on the page of a matter, in the words of its kind. @param tried what was sent before */
record MatterForms(Board board, Messages text, Tried tried) {

    /** @param id of the form, and of what it does: what follows the last hyphen is a number that only tells several from each other */
    FormBuilder of(Matters.Whole<?> whole, String id, String page) {
        return new FormBuilder(
                text,
                new KindWords(text, board.kinds().in(text.language()), whole.kind()),
                id,
                page + "/" + id.replaceFirst("-[0-9]+$", ""),
                tried);
    }
}
