package folkmoot.door.api.admin;

import folkmoot.door.api.entity.AdminCanonicalEmailBlockEntity;
import folkmoot.door.api.entity.AdminEmailDomainBlockEntity;
import folkmoot.door.api.entity.AdminIpBlockEntity;
import folkmoot.door.api.entity.TagEntity;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.people.user.Power;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.admission.EmailBlocks;
import folkmoot.stewardship.admission.NetworkBlock;
import folkmoot.stewardship.admission.NetworkBlock.Severity;
import folkmoot.stewardship.admission.NetworkBlocks;
import folkmoot.stewardship.moderation.ModerationActs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Client API, admin: with which addresses and from which networks nobody may join. */
public final class AdminSignUpBlockRoutes {

    private static final String PROVIDERS = "/api/v1/admin/email_domain_blocks";
    private static final String ADDRESSES = "/api/v1/admin/canonical_email_blocks";
    private static final String NETWORKS = "/api/v1/admin/ip_blocks";
    private static final int DAYS = 7;

    private final Database database;
    private final AdminAccess access;
    private final EmailBlocks emails;
    private final NetworkBlocks networks;
    private final ModerationActs acts;
    private final InstantSource clock;

    public AdminSignUpBlockRoutes(
            Database database,
            AdminAccess access,
            EmailBlocks emails,
            NetworkBlocks networks,
            ModerationActs acts,
            InstantSource clock) {
        this.database = database;
        this.access = access;
        this.emails = emails;
        this.networks = networks;
        this.acts = acts;
        this.clock = clock;
    }

    public void register(Routing routing) {
        routing.get(PROVIDERS, this::listProviders)
                .post(PROVIDERS, this::addProvider)
                .get(PROVIDERS + "/:id", this::showProvider)
                .delete(PROVIDERS + "/:id", this::removeProvider)
                .get(ADDRESSES, this::listAddresses)
                .post(ADDRESSES, this::addAddress)
                .post(ADDRESSES + "/test", this::testAddress)
                .get(ADDRESSES + "/:id", this::showAddress)
                .delete(ADDRESSES + "/:id", this::removeAddress)
                .get(NETWORKS, this::listNetworks)
                .post(NETWORKS, this::addNetwork)
                .get(NETWORKS + "/:id", this::showNetwork)
                .update(NETWORKS + "/:id", this::changeNetwork)
                .delete(NETWORKS + "/:id", this::removeNetwork);
    }

    private Response listProviders(Request request) {
        access.require(request, "admin:read:email_domain_blocks", Power.BLOCKS);
        var page = Paging.page(request, 100, 200);
        return database.read(tx -> {
            var found = emails.providers(tx, page);
            return Paging.linkedWhileFull(
                    request,
                    render(tx, found),
                    found.stream().map(EmailBlocks.Provider::id).toList(),
                    page.limit());
        });
    }

    private Response showProvider(Request request) {
        access.require(request, "admin:read:email_domain_blocks", Power.BLOCKS);
        return Response.json(database.read(
                tx -> render(tx, List.of(provider(tx, request))).getFirst()));
    }

    private Response addProvider(Request request) {
        var by = access.require(request, "admin:write:email_domain_blocks", Power.BLOCKS);
        var domain = DomainBlocks.requireDomain(request.parameter("domain").orElse(""));
        return Response.json(database.transaction(tx -> {
            var provider = emails.addProvider(tx, domain, request.flag("allow_with_approval"));
            acts.note(tx, by.account(), "block-email-domain", domain);
            return render(tx, List.of(provider)).getFirst();
        }));
    }

    private Response removeProvider(Request request) {
        var by = access.require(request, "admin:write:email_domain_blocks", Power.BLOCKS);
        database.write(tx -> {
            var provider = provider(tx, request);
            emails.removeProvider(tx, provider.id());
            acts.note(tx, by.account(), "unblock-email-domain", provider.domain());
        });
        return Paging.done();
    }

    private EmailBlocks.Provider provider(Transaction tx, Request request) {
        return emails.findProvider(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
    }

    private List<AdminEmailDomainBlockEntity> render(Transaction tx, List<EmailBlocks.Provider> found) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var attempts =
                emails.attempts(tx, found.stream().map(EmailBlocks.Provider::id).toList(), today.minusDays(DAYS));
        return found.stream()
                .map(provider -> new AdminEmailDomainBlockEntity(
                        Long.toString(provider.id()),
                        provider.domain(),
                        provider.created(),
                        history(attempts.getOrDefault(provider.id(), Map.of()), today),
                        provider.allowWithApproval()))
                .toList();
    }

    private static List<TagEntity.History> history(Map<LocalDate, Integer> attempts, LocalDate today) {
        return IntStream.range(0, DAYS)
                .mapToObj(today::minusDays)
                .map(day -> {
                    var count = attempts.getOrDefault(day, 0).toString();
                    return new TagEntity.History(
                            Long.toString(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()), count, count);
                })
                .toList();
    }

    private Response listAddresses(Request request) {
        access.require(request, "admin:read:canonical_email_blocks", Power.BLOCKS);
        var page = Paging.page(request, 100, 200);
        var found = database.read(tx -> emails.addresses(tx, page));
        return Paging.linkedWhileFull(
                request,
                found.stream().map(AdminCanonicalEmailBlockEntity::of).toList(),
                found.stream().map(EmailBlocks.Address::id).toList(),
                page.limit());
    }

    private Response showAddress(Request request) {
        access.require(request, "admin:read:canonical_email_blocks", Power.BLOCKS);
        return Response.json(database.read(tx -> AdminCanonicalEmailBlockEntity.of(address(tx, request))));
    }

    /** Which blocks an address would meet. */
    private Response testAddress(Request request) {
        access.require(request, "admin:read:canonical_email_blocks", Power.BLOCKS);
        var email =
                request.parameter("email").orElseThrow(() -> Invalid.malformed("Missing required parameter: email"));
        return Response.json(database.read(tx -> emails.findAddresses(tx, EmailBlocks.hash(email))).stream()
                .map(AdminCanonicalEmailBlockEntity::of)
                .toList());
    }

    private Response addAddress(Request request) {
        var by = access.require(request, "admin:write:canonical_email_blocks", Power.BLOCKS);
        var hash = request.parameter("email")
                .filter(email -> email.contains("@"))
                .map(EmailBlocks::hash)
                .orElseGet(() -> request.parameter("canonical_email_hash").orElse(""));
        return Response.json(database.transaction(tx -> {
            var address = emails.addAddress(tx, hash);
            acts.note(tx, by.account(), "block-email", hash);
            return AdminCanonicalEmailBlockEntity.of(address);
        }));
    }

    private Response removeAddress(Request request) {
        var by = access.require(request, "admin:write:canonical_email_blocks", Power.BLOCKS);
        database.write(tx -> {
            var address = address(tx, request);
            emails.removeAddress(tx, address.id());
            acts.note(tx, by.account(), "unblock-email", address.hash());
        });
        return Paging.done();
    }

    private EmailBlocks.Address address(Transaction tx, Request request) {
        return emails.findAddress(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
    }

    private Response listNetworks(Request request) {
        access.require(request, "admin:read:ip_blocks", Power.BLOCKS);
        var page = Paging.page(request, 100, 200);
        var found = database.read(tx -> networks.list(tx, page));
        return Paging.linkedWhileFull(
                request,
                found.stream().map(AdminIpBlockEntity::of).toList(),
                found.stream().map(NetworkBlock::id).toList(),
                page.limit());
    }

    private Response showNetwork(Request request) {
        access.require(request, "admin:read:ip_blocks", Power.BLOCKS);
        return Response.json(database.read(tx -> AdminIpBlockEntity.of(network(tx, request))));
    }

    private Response addNetwork(Request request) {
        var by = access.require(request, "admin:write:ip_blocks", Power.BLOCKS);
        var wanted = new NetworkBlocks.Wanted(
                NetworkBlocks.requireNetwork(request.parameter("ip").orElse("")),
                severity(request).orElseThrow(() -> Invalid.field("severity", "ERR_BLANK", "can't be blank")),
                request.parameter("comment").orElse(""),
                expires(request));
        return Response.json(database.transaction(tx -> {
            var block = networks.add(tx, wanted);
            acts.note(tx, by.account(), "block-network", block.network().toString());
            return AdminIpBlockEntity.of(block);
        }));
    }

    private Response changeNetwork(Request request) {
        var by = access.require(request, "admin:write:ip_blocks", Power.BLOCKS);
        return Response.json(database.transaction(tx -> {
            var before = network(tx, request);
            var wanted = new NetworkBlocks.Wanted(
                    request.parameter("ip").map(NetworkBlocks::requireNetwork).orElse(before.network()),
                    severity(request).orElse(before.severity()),
                    request.parameters().typed("comment").orElse(before.comment()),
                    request.parameters().has("expires_in") ? expires(request) : before.expires());
            var block = networks.change(tx, before.id(), wanted);
            acts.note(tx, by.account(), "change-network-block", block.network().toString());
            return AdminIpBlockEntity.of(block);
        }));
    }

    private Response removeNetwork(Request request) {
        var by = access.require(request, "admin:write:ip_blocks", Power.BLOCKS);
        database.write(tx -> {
            var block = network(tx, request);
            networks.remove(tx, block.id());
            acts.note(tx, by.account(), "unblock-network", block.network().toString());
        });
        return Paging.done();
    }

    private NetworkBlock network(Transaction tx, Request request) {
        return networks.find(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
    }

    private static Optional<Severity> severity(Request request) {
        return request.parameter("severity")
                .map(word -> Severity.of(word)
                        .orElseThrow(() -> Invalid.field("severity", "ERR_INCLUSION", "is not included in the list")));
    }

    /** In so many seconds; never without a number. */
    private Optional<Instant> expires(Request request) {
        return request.parameters().seconds("expires_in").map(clock.instant()::plus);
    }
}
