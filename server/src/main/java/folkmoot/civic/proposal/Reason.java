package folkmoot.civic.proposal;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** Why a moderator moved a proposal. */
public enum Reason implements Worded {
    DUPLICATE,
    NOT_OURS,
    ACTION_UNCLEAR,
    PERSONAL_DATA,
    ACCUSATION_OF_NAMED_PERSON,
    HONOURS_OR_APPOINTMENTS,
    COURT_CASE,
    INFORMATION_REQUEST,
    ADVERT,
    ABUSIVE,
    JOKE,
    FALSE_NAME,
    AUTHOR_ASKED,
    LANGUAGE_UNREADABLE;

    private static final int LONGEST_NOTE = 800;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> of(String word) {
        return Worded.find(Reason.class, word);
    }

    /** What a moderator adds in words, cleaned. Problems: 422 for more than 800 characters. */
    public static String requireNote(String note) {
        var clean = Names.cleanLines(note);
        if (clean.length() > LONGEST_NOTE) {
            throw Invalid.field("note", "ERR_TOO_LONG", "must have at most " + LONGEST_NOTE + " characters");
        }
        return clean;
    }
}
