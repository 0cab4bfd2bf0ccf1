package folkmoot.command.verify;

import java.net.URI;

/** That the published columns are those of the proposals that the log speaks of, and no other. */
record Coverage(Recount recount, PublishedTallies tallies, URI server) {

    /** Whatever the log counts and nobody publishes is a difference. */
    void compare(Differences differences) {
        for (var chain : recount.chains()) {
            if (!chain.proposal().startsWith(server + "/")) {
                differences.add(chain.proposal() + " is in the log and not of this server");
            } else if (!chain.columns().isEmpty() && !tallies.has(chain.proposal())) {
                differences.add(chain.proposal() + " is counted in the log and has no published columns");
            }
        }
    }
}
