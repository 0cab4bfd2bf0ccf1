package folkmoot.proposal;

import java.util.Locale;
import java.util.Optional;

/** Why a moderator moved a proposal. */
public enum Reason {
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

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> of(String word) {
        for (var reason : values()) {
            if (reason.word().equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
