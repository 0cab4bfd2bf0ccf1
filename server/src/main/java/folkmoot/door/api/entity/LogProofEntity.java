package folkmoot.door.api.entity;

import java.util.List;

/** Proofs about the log's tree (Folkmoot API); hashes in hexadecimal digits. */
public sealed interface LogProofEntity {

    /** That a leaf is in a tree (RFC 9162 2.1.3). */
    record Inclusion(long position, long size, String leafHash, String rootHash, List<String> path)
            implements LogProofEntity {}

    /** That a tree begins with a smaller one (RFC 9162 2.1.4). */
    record Consistency(long from, long to, String fromRootHash, String toRootHash, List<String> path)
            implements LogProofEntity {}
}
