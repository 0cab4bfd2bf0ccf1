package folkmoot.door.api.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.block.AccountDomainBlocks;
import folkmoot.people.block.Blocks;
import folkmoot.people.mute.Mutes;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Client API, blocks, mutes and domain blocks. */
public final class BlockRoutes {

    private static final String[] WRITE_BLOCKS = {"follow", "write:blocks"};
    private static final String[] WRITE_MUTES = {"follow", "write:mutes"};
    private static final String[] READ_BLOCKS = {"follow", "read:blocks"};

    private final Database database;
    private final Authentication authentication;
    private final RelationActions actions;
    private final Blocks blocks;
    private final AccountDomainBlocks domains;
    private final Mutes mutes;
    private final AccountRenderer renderer;

    BlockRoutes(
            Database database,
            Authentication authentication,
            RelationActions actions,
            Blocks blocks,
            AccountDomainBlocks domains,
            Mutes mutes,
            AccountRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.actions = actions;
        this.blocks = blocks;
        this.domains = domains;
        this.mutes = mutes;
        this.renderer = renderer;
    }

    void register(Routing routing) {
        routing.post("/api/v1/accounts/:id/block", request -> actions.run(request, blocks::add, WRITE_BLOCKS))
                .post("/api/v1/accounts/:id/unblock", request -> actions.run(request, blocks::remove, WRITE_BLOCKS))
                .post("/api/v1/accounts/:id/mute", this::mute)
                .post("/api/v1/accounts/:id/unmute", this::unmute)
                .get("/api/v1/blocks", this::blocks)
                .get("/api/v1/mutes", this::mutes)
                .get("/api/v1/domain_blocks", this::domains)
                .post("/api/v1/domain_blocks", this::blockDomain)
                .delete("/api/v1/domain_blocks", this::unblockDomain)
                .get("/api/v1/domain_blocks/preview", this::preview);
    }

    private Response mute(Request request) {
        boolean notifications = request.parameters().flag("notifications").orElse(true);
        var duration = request.parameters().seconds("duration").orElse(Duration.ZERO);
        return actions.run(
                request,
                (tx, viewer, other) -> mutes.add(tx, viewer.id(), other.id(), notifications, duration),
                WRITE_MUTES);
    }

    private Response unmute(Request request) {
        return actions.run(request, (tx, viewer, other) -> mutes.remove(tx, viewer.id(), other.id()), WRITE_MUTES);
    }

    private Response blocks(Request request) {
        var viewer = authentication.require(request, READ_BLOCKS).account();
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var found = blocks.list(tx, viewer, page);
            var people = renderer.renderIds(
                    tx, found.stream().map(Blocks.Blocked::target).toList());
            return Paging.linkedWhileFull(
                    request, people, found.stream().map(Blocks.Blocked::id).toList(), page.limit());
        });
    }

    /** MutedAccount: the account and when the mute ends. */
    private Response mutes(Request request) {
        var viewer = authentication.require(request, "follow", "read:mutes").account();
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var found = mutes.list(tx, viewer, page);
            var people = renderer.renderIds(
                    tx, found.stream().map(Mutes.Mute::target).toList());
            var muted = new ArrayList<ObjectNode>();
            for (int i = 0; i < people.size(); i++) {
                var node = (ObjectNode) JsonBodies.tree(people.get(i));
                node.put(
                        "mute_expires_at",
                        found.get(i).expires().map(JsonBodies::time).orElse(null));
                muted.add(node);
            }
            return Paging.linkedWhileFull(
                    request, muted, found.stream().map(Mutes.Mute::id).toList(), page.limit());
        });
    }

    private Response domains(Request request) {
        var viewer = authentication.require(request, READ_BLOCKS).account();
        var page = Paging.page(request, 100, 200);
        return database.read(tx -> {
            var found = domains.list(tx, viewer, page);
            List<String> names = found.stream()
                    .map(AccountDomainBlocks.BlockedDomain::domain)
                    .toList();
            return Paging.linkedWhileFull(
                    request,
                    names,
                    found.stream().map(AccountDomainBlocks.BlockedDomain::id).toList(),
                    page.limit());
        });
    }

    private Response blockDomain(Request request) {
        var viewer = authentication.require(request, WRITE_BLOCKS).account();
        database.write(tx -> domains.add(tx, viewer, domain(request)));
        return Paging.done();
    }

    private Response unblockDomain(Request request) {
        var viewer = authentication.require(request, WRITE_BLOCKS).account();
        database.write(tx -> domains.remove(tx, viewer, domain(request)));
        return Paging.done();
    }

    private Response preview(Request request) {
        var viewer = authentication.require(request, WRITE_BLOCKS).account();
        return Response.json(database.read(tx -> {
            var preview = domains.preview(tx, viewer, domain(request));
            return Map.of("following_count", preview.following(), "followers_count", preview.followers());
        }));
    }

    private static String domain(Request request) {
        return request.parameter("domain").orElseThrow(() -> Invalid.field("domain", "ERR_BLANK", "can't be blank"));
    }
}
