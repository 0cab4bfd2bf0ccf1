package folkmoot.civic.community;

import folkmoot.platform.text.Worded;
import java.util.Optional;

/** The columns in which supports are counted, by how much is known of the supporter. Each is public. */
public enum SupportColumn implements Worded {
    /** Verified to live in the area that the proposal concerns. */
    VERIFIED_LOCAL("verified-local"),
    /** Has an account on this instance. */
    MEMBERS("members"),
    /** From an instance that we knew before the proposal was made. */
    KNOWN("known"),
    /** From anywhere else. */
    NETWORK("network");

    private final String word;

    SupportColumn(String word) {
        this.word = word;
    }

    /** As stored and at the API. */
    @Override
    public String word() {
        return word;
    }

    public static Optional<SupportColumn> of(String word) {
        return Worded.find(SupportColumn.class, word);
    }
}
