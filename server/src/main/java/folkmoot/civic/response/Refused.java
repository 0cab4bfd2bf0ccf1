package folkmoot.civic.response;

import folkmoot.civic.proposal.Words;
import java.util.Locale;

/** Why an answer of somebody who may answer moves nothing. */
enum Refused {
    /** Its hashtags say different things. */
    CONTRADICTION,
    /** It goes back and does not say why. */
    BACK_WITHOUT_REASON;

    /** A sentence that says what to do. @param hashtags what was read */
    String sentence(String language, String hashtags) {
        return Words.in(language)
                .get("answer.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-'), hashtags);
    }
}
