package folkmoot.door.api.civic;

import folkmoot.civic.PublicLog;
import folkmoot.door.api.entity.LogProofEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.federation.log.TreeHashes;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;

/** Folkmoot API, the log: what it says of itself, entries and proofs, for anybody. Files of it are in {@link LogFileRoutes}. */
public final class LogRoutes {

    private static final String BASE = "/api/folkmoot/v1/log";
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_TALLIES = 1_000;

    private final Database database;
    private final Authentication authentication;
    private final PublicLog log;
    private final LogRenderer renderer;

    public LogRoutes(Database database, Authentication authentication, PublicLog log, LocalUris uris) {
        this.database = database;
        this.authentication = authentication;
        this.log = log;
        this.renderer = new LogRenderer(log, uris);
    }

    public void register(Routing routing) {
        routing.get(BASE + "/head", _ -> head())
                .get(BASE + "/entries", this::entries)
                .get(BASE + "/inclusion", this::inclusion)
                .get(BASE + "/consistency", this::consistency)
                .get(BASE + "/tallies", this::tallies)
                .get(ProposalRoutes.BASE + "/:id/log", this::ofProposal)
                .get(ProposalRoutes.BASE + "/:id/receipt", this::receipt);
    }

    private Response head() {
        var signed = log.checkpoints().current();
        var key = log.key().ofLog().encoded();
        return Response.json(database.read(tx -> renderer.head(tx, signed, key)));
    }

    /** From one position to another, which is left out; a thousand at most. */
    private Response entries(Request request) {
        long from = position(request, "from", 0);
        long to = position(request, "to", Math.min(Long.MAX_VALUE - MOST_ENTRIES, from) + MOST_ENTRIES);
        if (to < from) {
            throw Invalid.malformed("to is before from");
        }
        int count = (int) Math.min(MOST_ENTRIES, to - from);
        return Response.json(database.read(tx -> log.reading().entries(tx, from, count).stream()
                .map(LogRenderer::entry)
                .toList()));
    }

    private Response inclusion(Request request) {
        return Response.json(database.read(tx -> {
            long size = size(tx, request, "size");
            long position = position(request, "position", -1);
            if (position < 0 || position >= size) {
                throw new NotFound("The log has no such leaf in a tree of that size");
            }
            var entry = log.reading().entries(tx, position, 1).getFirst();
            return new LogProofEntity.Inclusion(
                    position,
                    size,
                    LogRenderer.hex(TreeHashes.leaf(entry.bytes())),
                    LogRenderer.hex(log.reading().root(tx, size)),
                    LogRenderer.hex(log.reading().inclusion(tx, position, size).path()));
        }));
    }

    private Response consistency(Request request) {
        return Response.json(database.read(tx -> {
            long to = size(tx, request, "to");
            long from = position(request, "from", 0);
            if (from > to) {
                throw new NotFound("The log had more leaves before");
            }
            return new LogProofEntity.Consistency(
                    from,
                    to,
                    LogRenderer.hex(log.reading().root(tx, from)),
                    LogRenderer.hex(log.reading().root(tx, to)),
                    LogRenderer.hex(log.reading().consistency(tx, from, to).path()));
        }));
    }

    private Response tallies(Request request) {
        long after = position(request, "after", 0);
        int limit = request.limit(100, MOST_TALLIES);
        return Response.json(
                LogRenderer.tallies(database.read(tx -> log.tallies().after(tx, after, limit))));
    }

    /** Of the own support only. */
    private Response receipt(Request request) {
        var viewer = authentication.require(request, "read:favourites").account();
        var id = proposal(request);
        log.checkpoints().current();
        return Response.json(database.read(tx -> log.receipts().of(tx, id, viewer))
                .map(LogRenderer::receipt)
                .orElseThrow(() -> new NotFound("You do not support this proposal")));
    }

    /** A proposal's own entries, whatever became of it. */
    private Response ofProposal(Request request) {
        var id = proposal(request);
        long after = position(request, "after", -1);
        int limit = request.limit(100, MOST_ENTRIES);
        return Response.json(database.read(tx -> log.reading().ofProposal(tx, id, after, limit).stream()
                .map(LogRenderer::entry)
                .toList()));
    }

    private static ProposalId proposal(Request request) {
        return new ProposalId(Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new));
    }

    /** A size that the tree has reached; without one, that of now. */
    private long size(Transaction tx, Request request, String name) {
        long now = log.reading().head(tx).size();
        long size = position(request, name, now);
        if (size > now) {
            throw new NotFound("The log has only " + now + " entries");
        }
        return size;
    }

    private static long position(Request request, String name, long otherwise) {
        return request.parameter(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private static long number(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Invalid.malformed(name + " is not a position in the log");
        }
        return Long.parseLong(text);
    }
}
