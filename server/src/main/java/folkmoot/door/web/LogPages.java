package folkmoot.door.web;

import folkmoot.civic.PublicLog;
import folkmoot.civic.log.Cosignatures;
import folkmoot.civic.log.Forks;
import folkmoot.civic.log.WitnessedLogs;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the log is, for people: in a few words, with its newest signed tree, who watches it, and in red what contradicts it. */
public final class LogPages {

    private final Frame frame;
    private final Database database;
    private final PublicLog log;
    private final Views views;
    private final String origin;

    /** @param origin scheme and host of this server */
    public LogPages(Frame frame, Database database, PublicLog log, Views views, String origin) {
        this.frame = frame;
        this.database = database;
        this.log = log;
        this.views = views;
        this.origin = origin;
    }

    /** Another server that watches, or is watched: its name, how far it saw, when. */
    public record WatchView(String name, Optional<Long> size, Optional<String> when, boolean isTroubled) {}

    /** One contradiction. */
    public record ForkView(String words) {}

    public void register(Routing routing) {
        routing.get("/log", this::page);
    }

    private record Found(
            List<Cosignatures.Witness> witnesses,
            List<Forks.Fork> forks,
            List<Forks.Fork> ofOthers,
            List<WitnessedLogs.Seen> seen,
            boolean sound) {}

    private Response page(Request request) {
        var signed = log.checkpoints().current();
        var ours = log.key().origin();
        var found = database.read(tx -> new Found(
                log.cosignatures().witnesses(tx),
                log.forks().of(tx, ours),
                log.forks().ofOthers(tx, ours),
                log.witnessed().all(tx),
                log.checkpoints().isSound(tx)));
        var text = frame.text(request);
        Map<String, Object> values = new HashMap<>();
        values.put("size", signed.checkpoint().size());
        values.put(
                "root", Base64.getEncoder().encodeToString(signed.checkpoint().root()));
        values.put("when", views.moment(text, signed.at()));
        values.put("sound", found.sound());
        values.put("forks", forks(text, found.forks()));
        values.put("forksOfOthers", forks(text, found.ofOthers()));
        values.put(
                "witnesses",
                found.witnesses().stream()
                        .map(one -> new WatchView(
                                host(one.name()),
                                Optional.of(one.size()),
                                Optional.of(views.moment(text, one.at())),
                                false))
                        .toList());
        values.put(
                "watched",
                found.seen().stream().map(seen -> watched(text, seen)).toList());
        values.put("command", "./folkmoot log verify " + origin);
        return frame.draw(request, "log", frame.page(request, text.get("log.title")), values);
    }

    private WatchView watched(Messages text, WitnessedLogs.Seen seen) {
        return new WatchView(
                host(seen.origin()),
                seen.checkpoint().map(checkpoint -> checkpoint.size()),
                seen.seenAt().map(at -> views.moment(text, at)),
                seen.trouble().isPresent());
    }

    private List<ForkView> forks(Messages text, List<Forks.Fork> forks) {
        return forks.stream()
                .map(fork -> new ForkView(text.get(
                        "log.fork." + fork.reason().word(),
                        host(fork.origin()),
                        fork.size(),
                        views.moment(text, fork.foundAt()))))
                .toList();
    }

    private static String host(String origin) {
        return origin.endsWith("/log") ? origin.substring(0, origin.length() - 4) : origin;
    }
}
