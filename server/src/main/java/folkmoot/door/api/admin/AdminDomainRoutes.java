package folkmoot.door.api.admin;

import folkmoot.door.api.entity.AdminDomainAllowEntity;
import folkmoot.door.api.entity.AdminDomainBlockEntity;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.instance.DomainBlock;
import folkmoot.people.instance.DomainBlock.Severity;
import folkmoot.people.instance.DomainBlock.Terms;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.people.user.Power;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.DomainLimits;
import folkmoot.stewardship.moderation.ModerationActs;
import java.util.Map;

/** Client API, admin: which servers are limited, and which are talked with where only chosen ones are. */
public final class AdminDomainRoutes {

    private static final String BLOCKS = "/api/v1/admin/domain_blocks";
    private static final String ALLOWS = "/api/v1/admin/domain_allows";
    private static final int USUAL = 100;
    private static final int MOST = 500;

    private final Database database;
    private final AdminAccess access;
    private final DomainBlocks blocks;
    private final DomainLimits limits;
    private final ModerationActs acts;

    public AdminDomainRoutes(
            Database database, AdminAccess access, DomainBlocks blocks, DomainLimits limits, ModerationActs acts) {
        this.database = database;
        this.access = access;
        this.blocks = blocks;
        this.limits = limits;
        this.acts = acts;
    }

    public void register(Routing routing) {
        routing.get(BLOCKS, this::list)
                .post(BLOCKS, this::add)
                .get(BLOCKS + "/:id", this::show)
                .update(BLOCKS + "/:id", this::change)
                .delete(BLOCKS + "/:id", this::remove)
                .get(ALLOWS, this::listAllowed)
                .post(ALLOWS, this::allow)
                .get(ALLOWS + "/:id", this::showAllowed)
                .delete(ALLOWS + "/:id", this::disallow);
    }

    private Response list(Request request) {
        access.require(request, "admin:read:domain_blocks", Power.FEDERATION);
        var page = Paging.page(request, USUAL, MOST);
        var found = database.read(tx -> blocks.list(tx, page));
        return Paging.linkedWhileFull(
                request,
                found.stream().map(AdminDomainBlockEntity::of).toList(),
                found.stream().map(DomainBlock::id).toList(),
                page.limit());
    }

    private Response show(Request request) {
        access.require(request, "admin:read:domain_blocks", Power.FEDERATION);
        return Response.json(database.read(tx -> AdminDomainBlockEntity.of(block(tx, request))));
    }

    /** A domain that is limited already answers 422 with what there is. */
    private Response add(Request request) {
        var by = access.require(request, "admin:write:domain_blocks", Power.FEDERATION);
        var domain = DomainBlocks.requireDomain(request.parameter("domain").orElse(""));
        var terms = terms(request, new Terms(Severity.SILENCE, false, false, "", "", false));
        return database.transaction(tx -> limits.add(tx, by.account(), domain, terms)
                .map(block -> Response.json(AdminDomainBlockEntity.of(block)))
                .orElseGet(() -> taken(blocks.find(tx, domain).orElseThrow(NotFound::new))));
    }

    private static Response taken(DomainBlock existing) {
        return Response.json(
                422,
                Map.of(
                        "error",
                        "Validation failed: this domain is limited already",
                        "existing_domain_block",
                        AdminDomainBlockEntity.of(existing)));
    }

    private Response change(Request request) {
        var by = access.require(request, "admin:write:domain_blocks", Power.FEDERATION);
        return Response.json(database.transaction(tx -> {
            var before = block(tx, request);
            var changed = limits.change(tx, by.account(), before.id(), terms(request, before.terms()));
            return AdminDomainBlockEntity.of(changed);
        }));
    }

    private Response remove(Request request) {
        var by = access.require(request, "admin:write:domain_blocks", Power.FEDERATION);
        database.write(tx -> limits.remove(tx, by.account(), block(tx, request)));
        return Paging.done();
    }

    private Response listAllowed(Request request) {
        access.require(request, "admin:read:domain_allows", Power.FEDERATION);
        var page = Paging.page(request, USUAL, MOST);
        var found = database.read(tx -> blocks.allowed(tx, page));
        return Paging.linkedWhileFull(
                request,
                found.stream().map(AdminDomainAllowEntity::of).toList(),
                found.stream().map(DomainBlocks.Allow::id).toList(),
                page.limit());
    }

    private Response showAllowed(Request request) {
        access.require(request, "admin:read:domain_allows", Power.FEDERATION);
        return Response.json(database.read(tx -> AdminDomainAllowEntity.of(
                blocks.findAllowed(tx, RequestIds.row(request)).orElseThrow(NotFound::new))));
    }

    private Response allow(Request request) {
        var by = access.require(request, "admin:write:domain_allows", Power.FEDERATION);
        return Response.json(database.transaction(tx -> {
            var allowed = blocks.allow(tx, request.parameter("domain").orElse(""));
            acts.note(tx, by.account(), "allow-domain", allowed.domain());
            return AdminDomainAllowEntity.of(allowed);
        }));
    }

    private Response disallow(Request request) {
        var by = access.require(request, "admin:write:domain_allows", Power.FEDERATION);
        database.write(tx -> {
            var allowed = blocks.findAllowed(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
            blocks.disallow(tx, allowed.id());
            acts.note(tx, by.account(), "disallow-domain", allowed.domain());
        });
        return Paging.done();
    }

    private DomainBlock block(Transaction tx, Request request) {
        return blocks.find(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
    }

    private static Terms terms(Request request, Terms before) {
        var parameters = request.parameters();
        return new Terms(
                request.parameter("severity")
                        .map(word -> Severity.of(word)
                                .orElseThrow(() ->
                                        Invalid.field("severity", "ERR_INCLUSION", "is not included in the list")))
                        .orElse(before.severity()),
                parameters.flag("reject_media").orElse(before.rejectMedia()),
                parameters.flag("reject_reports").orElse(before.rejectReports()),
                request.parameters().typed("private_comment").orElse(before.privateComment()),
                request.parameters().typed("public_comment").orElse(before.publicComment()),
                parameters.flag("obfuscate").orElse(before.obfuscate()));
    }
}
