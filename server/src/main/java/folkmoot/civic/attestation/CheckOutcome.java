package folkmoot.civic.attestation;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** What became of a code that was typed. Who typed it learns yes or no; whose code it was, which. */
public enum CheckOutcome implements Worded {
    YES,
    /** The attestation held no longer: taken back, over, or its issuer may not say it any more. */
    NO,
    /** The code had been used. */
    USED,
    /** The code was older than 21 days. */
    LATE;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
