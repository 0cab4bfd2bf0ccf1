package folkmoot.door.api.entity;

import java.net.URI;
import java.util.List;

/** Proposals like a draft (Folkmoot API): near ones with how near, others of the same matter, and near ones of other servers. */
public record SimilarEntity(List<NearEntity> near, List<ProposalEntity> related, List<ElsewhereEntity> elsewhere) {

    /** @param host whose word the title is */
    public record ElsewhereEntity(String title, URI url, String language, String host, double score) {}

    public record NearEntity(double score, ProposalEntity proposal) {}
}
