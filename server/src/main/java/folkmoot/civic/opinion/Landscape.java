package folkmoot.civic.opinion;

import java.util.List;

/**
 * What the answers of a round show.
 *
 * @param people who said enough to count
 * @param silhouette how well the groups are apart, from -1 to 1
 * @param groups the largest first
 * @param groupOf the group of each person of the table; -1 for who said too little
 * @param consensus all statements that stand, those with which every group agrees most first
 */
public record Landscape(int people, double silhouette, List<Group> groups, int[] groupOf, List<Bridge> consensus) {

    /**
     * Who answers alike.
     *
     * @param stands what says most about it against the others, those that it agrees with first
     * @param counts by statement
     */
    public record Group(int people, List<Stand> stands, List<Counts> counts) {}

    /** How a group answered a statement. */
    public record Counts(int agree, int disagree, int said) {}

    /** @param agrees or disagrees; @param score how much it says about the group */
    public record Stand(int statement, boolean agrees, double score) {}

    /** @param share product over all groups of how many agree: high only where every group leans that way, whatever its size */
    public record Bridge(int statement, double share) {}
}
