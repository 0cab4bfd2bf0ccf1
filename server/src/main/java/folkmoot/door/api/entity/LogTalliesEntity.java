package folkmoot.door.api.entity;

import folkmoot.platform.id.ProposalId;
import java.util.List;

/**
 * The columns of proposals as far as the log is folded (Folkmoot API), for who counts them again.
 *
 * @param size entries of the log that the sums are made from
 */
public record LogTalliesEntity(long size, List<TallyEntity> tallies) {

    /**
     * One proposal; of each text the columns that are not nought.
     *
     * @param proposal its record
     * @param version number of its present text
     */
    public record TallyEntity(ProposalId id, String proposal, int version, List<ColumnEntity> columns) {}

    /** One column of one text. */
    public record ColumnEntity(int version, String column, int counted, int held, int invalid) {}
}
