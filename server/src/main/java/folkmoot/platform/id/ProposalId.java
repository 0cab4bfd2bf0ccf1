package folkmoot.platform.id;

/** Identifies a proposal: the id of its status. */
public record ProposalId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
