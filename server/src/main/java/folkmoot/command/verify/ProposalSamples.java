package folkmoot.command.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares what the log says of some proposals with their published records, histories, texts and answers, up to two
 * hundred of them. A record may be a moment ahead of
 * the log: what does not agree is looked at again, and left out where the log has gone on meanwhile.
 */
final class ProposalSamples {

    private static final int MOST = 200;
    private static final int LOOKS = 4;
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final String RECORD = "/record";
    private static final String ACTIVITY = "application/activity+json";

    private final PublicData data;
    private final Recount recount;
    private final Differences differences;

    ProposalSamples(PublicData data, Recount recount, Differences differences) {
        this.data = data;
        this.recount = recount;
        this.differences = differences;
    }

    /** Compares them; how many that were. */
    int compare(long size) {
        var chains = new ArrayList<Chain>();
        recount.chains().forEach(chains::add);
        chains.removeIf(chain -> !chain.proposal().startsWith(data.server() + "/proposals/")
                || !chain.proposal().endsWith(RECORD));
        int step = Math.max(1, (chains.size() + MOST - 1) / MOST);
        int compared = 0;
        for (int at = 0; at < chains.size(); at += step) {
            compare(chains.get(at), size);
            compared++;
        }
        return compared;
    }

    private void compare(Chain chain, long size) {
        var wrong = wrong(chain);
        for (int look = 1; look < LOOKS && !wrong.isEmpty(); look++) {
            if (hasGoneOn(chain, size)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            wrong = wrong(chain);
        }
        if (!wrong.isEmpty() && !hasGoneOn(chain, size)) {
            wrong.forEach(line -> differences.add(chain.proposal() + ": " + line));
        }
    }

    private boolean hasGoneOn(Chain chain, long size) {
        return !data.text(api(chain) + "/log?limit=1&after=" + (size - 1), 1 << 20)
                .strip()
                .equals("[]");
    }

    /** A hidden proposal shows nothing to anybody, which is no difference. */
    private List<String> wrong(Chain chain) {
        var record = data.json(path(chain), ACTIVITY);
        if (record.isEmpty()) {
            return List.of();
        }
        var wrong = new ArrayList<>(RecordComparison.wrong(chain, record.get()));
        data.json(path(chain).replaceFirst("/record$", "/history"), ACTIVITY)
                .ifPresent(history -> wrong.addAll(HistoryComparison.wrong(chain, history)));
        if (!chain.texts().isEmpty()) {
            wrong.addAll(TextComparison.wrong(chain, data.list(api(chain) + "/versions")));
        }
        if (!chain.answers().isEmpty() || chain.olderAnswers() > 0) {
            wrong.addAll(ResponseComparison.wrong(chain, data, api(chain) + "/responses"));
        }
        return wrong;
    }

    private String path(Chain chain) {
        return chain.proposal().substring(data.server().toString().length());
    }

    private String api(Chain chain) {
        var parts = path(chain).split("/");
        return "/api/folkmoot/v1/proposals/" + parts[parts.length - 2];
    }
}
