package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.get;

import folkmoot.door.api.entity.LogEntryEntity;
import folkmoot.door.api.entity.LogHeadEntity;
import folkmoot.door.api.entity.LogProofEntity;
import folkmoot.door.api.entity.LogTalliesEntity;
import folkmoot.door.api.entity.ReceiptEntity;
import folkmoot.platform.openapi.Section;

/** The log of what counts, for who checks it. As they stand in the documents of the API. */
final class LogOperations {

    private LogOperations() {}

    static Section section() {
        return Section.of(
                "The log",
                CivicOperations.BASE,
                get(
                                "/log/head",
                                "the newest signed tree, the key, who watches, `forks` of this log, and what this"
                                        + " server saw of other logs")
                        .gives(one(LogHeadEntity.class)),
                get(
                                "/log/entries",
                                "entries with positions and leaf hashes, a thousand at most: `from`, and `to`, which"
                                        + " is left out")
                        .takes("from", "to")
                        .gives(many(LogEntryEntity.class)),
                get("/log/inclusion", "that the leaf at `position` is in the tree of `size` (RFC 9162 2.1.3)")
                        .takes("position", "size")
                        .gives(one(LogProofEntity.Inclusion.class)),
                get(
                                "/log/consistency",
                                "that the tree of size `to` begins with the one of size `from` (RFC 9162 2.1.4)")
                        .takes("from", "to")
                        .gives(one(LogProofEntity.Consistency.class)),
                get(
                                "/log/tallies",
                                "the columns of proposals as far as the log is folded, for who counts them again:"
                                        + " `after` (an id), `limit` (100, at most 1,000)")
                        .takes("after", "limit number")
                        .gives(one(LogTalliesEntity.class)),
                get(
                                "/proposals/:id/log",
                                "a proposal's own entries, whatever became of it: `after` (a position), `limit` (100,"
                                        + " at most 1,000)")
                        .takes("after", "limit number")
                        .gives(many(LogEntryEntity.class)),
                get(
                                "/proposals/:id/receipt",
                                "of one's own support: what makes its commitment, and the proof that it is in the log"
                                        + " ([how to check it](../civic/log.md))")
                        .by("read:favourites")
                        .gives(one(ReceiptEntity.class)));
    }
}
