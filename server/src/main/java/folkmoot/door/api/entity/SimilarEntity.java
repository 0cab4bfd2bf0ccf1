package folkmoot.door.api.entity;

import java.util.List;

/** Proposals like a draft (Folkmoot API): near ones with how near, and others of the same matter. */
public record SimilarEntity(List<NearEntity> near, List<ProposalEntity> related) {

    public record NearEntity(double score, ProposalEntity proposal) {}
}
