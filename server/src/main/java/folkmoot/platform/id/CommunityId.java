package folkmoot.platform.id;

/** Identifies a community: the account id of its Group. */
public record CommunityId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
