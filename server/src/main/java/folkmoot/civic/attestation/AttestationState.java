package folkmoot.civic.attestation;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** Where an attestation stands. */
public enum AttestationState implements Worded {
    /** Who it is about has not agreed. */
    OFFERED,
    ACCEPTED,
    /** Taken back, past its last day, or its issuer may not say it any more. */
    OVER;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
