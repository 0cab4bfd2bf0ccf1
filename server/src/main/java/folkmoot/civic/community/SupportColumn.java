package folkmoot.civic.community;

import folkmoot.platform.text.Worded;
import java.util.Optional;

/** The columns in which supports are counted, by how much is known of the supporter. Each is public. New ones come last: sums are stored in this order. */
public enum SupportColumn implements Worded {
    /** Verified to live in the area that the proposal concerns. */
    VERIFIED_LOCAL("verified-local"),
    /** Has an account here, joined the community and is in good standing there. */
    MEMBERS("members"),
    /** Has an account here without having joined, or comes from an instance that we knew before the proposal was made. */
    KNOWN("known"),
    /** From anywhere else. */
    NETWORK("network"),
    /** Signed on paper and entered by a volunteer of the community's desk, or said by a member for somebody without an account. */
    IN_PERSON("in-person");

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
