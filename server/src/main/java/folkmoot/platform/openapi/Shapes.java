package folkmoot.platform.openapi;

/** How records are called where people and programs read of them. */
public final class Shapes {

    private Shapes() {}

    /** {@code Proposal.Track} for {@code ProposalEntity.TrackEntity}; routes that hold a record do not name it. */
    public static String name(Class<?> type) {
        var simple = type.getSimpleName().replaceFirst("Entity$", "");
        var around = type.getEnclosingClass();
        return around == null || !around.getSimpleName().endsWith("Entity") ? simple : name(around) + "." + simple;
    }
}
