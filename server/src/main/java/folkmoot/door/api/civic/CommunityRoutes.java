package folkmoot.door.api.civic;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunitySearch;
import folkmoot.civic.community.DataLicence;
import folkmoot.civic.community.DataLicences;
import folkmoot.civic.community.FirstItemRules;
import folkmoot.civic.community.Locality;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.group.LocalModeration;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.door.api.entity.CommunityEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Power;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import folkmoot.stewardship.moderation.Powers;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Folkmoot API, communities. */
public final class CommunityRoutes {

    private static final String BASE = "/api/folkmoot/v1/communities";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Users users;
    private final Communities communities;
    private final CommunitySearch search;
    private final FirstItemRules firstItems;
    private final DataLicences licences;
    private final LocalModeration moderation;
    private final Powers powers;
    private final LocalUris uris;

    /** The features behind these endpoints. */
    public record Parts(
            Accounts accounts,
            Users users,
            Communities communities,
            FirstItemRules firstItems,
            DataLicences licences,
            LocalModeration moderation,
            Powers powers,
            LocalUris uris) {}

    public CommunityRoutes(Database database, Authentication authentication, Parts parts) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = parts.accounts();
        this.users = parts.users();
        this.communities = parts.communities();
        this.search = new CommunitySearch(parts.communities());
        this.firstItems = parts.firstItems();
        this.licences = parts.licences();
        this.moderation = parts.moderation();
        this.powers = parts.powers();
        this.uris = parts.uris();
    }

    public void register(Routing routing) {
        routing.get(
                        BASE,
                        request -> Response.json(database.read(
                                tx -> search.about(tx, request.parameter("q").orElse("")).stream()
                                        .map(one -> entity(tx, one))
                                        .toList())))
                .post(BASE, this::create)
                .get(BASE + "/:name", request -> Response.json(database.read(tx -> entity(tx, community(tx, request)))))
                .update(BASE + "/:name", this::update)
                .post(BASE + "/:name/moderators", request -> moderator(request, true))
                .delete(BASE + "/:name/moderators", request -> moderator(request, false))
                .put(BASE + "/:name/localities", this::locality)
                .post(BASE + "/:name/residents", this::resident);
    }

    private Community community(Transaction tx, Request request) {
        return communities.requireByName(tx, request.pathParameter("name"));
    }

    /** Moderators of the instance found communities; whoever does moderates it. */
    private Response create(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            if (users.find(tx, viewer.user())
                    .filter(user -> powers.has(tx, user, Power.DASHBOARD))
                    .isEmpty()) {
                throw new Forbidden("Only moderators of this instance can create communities");
            }
            requireNew(tx, request);
            var community = communities.create(
                    tx,
                    new NewCommunity(
                            request.parameter("name").orElse(""),
                            request.parameter("title").orElse(""),
                            request.parameter("description"),
                            request.parameter("template"),
                            request.parameter("language"),
                            request.parameter("locality"),
                            threshold(request),
                            Optional.of(viewer.user())));
            communities.addModerator(tx, community, accounts.require(tx, viewer.account()));
            return entity(tx, community);
        }));
    }

    /** Where there is one for it already, whoever makes another says why. */
    private void requireNew(Transaction tx, Request request) {
        var near = search.near(tx, request.parameter("title").orElse(""));
        if (!near.isEmpty()
                && request.parameter("different_because")
                        .filter(why -> !why.isBlank())
                        .isEmpty()) {
            throw Invalid.field(
                    "different_because",
                    "ERR_BLANK",
                    "must say how it differs from what is there already: "
                            + near.stream()
                                    .map(one -> one.title() + " (" + one.group().uri() + ")")
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static Optional<ThresholdRule> threshold(Request request) {
        var count = request.parameters().number("threshold[count]");
        if (count.isEmpty()) {
            return Optional.empty();
        }
        var columns = request.parameters("threshold[columns]").stream()
                .map(word -> SupportColumn.of(word)
                        .orElseThrow(() -> Invalid.field("threshold", "ERR_INCLUSION", "names an unknown column")))
                .collect(Collectors.toSet());
        if (count.getAsInt() < 1) {
            throw Invalid.field("threshold", "ERR_INVALID", "must be at least 1");
        }
        var all = Set.of(SupportColumn.VERIFIED_LOCAL, SupportColumn.MEMBERS, SupportColumn.KNOWN);
        int servers = request.parameters().number("threshold[servers]").orElse(0);
        if (servers < 0) {
            throw Invalid.field("threshold", "ERR_INVALID", "cannot ask for less than no servers");
        }
        return Optional.of(
                new ThresholdRule(count.getAsInt(), columns.isEmpty() ? all : columns, least(request), servers));
    }

    private static Map<SupportColumn, Integer> least(Request request) {
        var least = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        for (var column : SupportColumn.values()) {
            request.parameters()
                    .number("threshold[least][" + column.word() + "]")
                    .ifPresent(number -> {
                        if (number < 0) {
                            throw Invalid.field("threshold", "ERR_INVALID", "cannot ask for less than nothing");
                        }
                        least.put(column, number);
                    });
        }
        return least;
    }

    private Response update(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var community = moderated(tx, request, viewer.account());
            communities.setRules(
                    tx,
                    community,
                    request.parameters().typed("guidelines").orElse(community.guidelines()),
                    threshold(request).orElse(community.threshold()));
            setFirstItems(tx, request, community, viewer.account());
            var moderator = accounts.require(tx, viewer.account());
            request.parameters()
                    .typed("data_licence")
                    .ifPresent(word -> licences.choose(tx, community, moderator, word));
            return entity(tx, community(tx, request));
        }));
    }

    private void setFirstItems(Transaction tx, Request request, Community community, AccountId by) {
        var count = request.parameters().number("first_items[count]");
        var days = request.parameters().number("first_items[days]");
        if (count.isPresent() || days.isPresent()) {
            firstItems.set(
                    tx,
                    community,
                    accounts.require(tx, by),
                    count.orElse(community.firstItems().count()),
                    days.orElse(community.firstItems().days()));
        }
    }

    private Community moderated(Transaction tx, Request request, AccountId by) {
        var community = community(tx, request);
        communities.requireModerator(tx, community.id(), by);
        return community;
    }

    /** An area: entered, or corrected, as when its code ends. */
    private Response locality(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var community = moderated(tx, request, viewer.account());
            communities.putLocality(
                    tx,
                    community.id(),
                    new Locality(
                            request.parameter("code").orElse(""),
                            request.parameter("name").orElse(""),
                            given(request, "parent"),
                            day(request, "valid_from"),
                            day(request, "valid_until"),
                            given(request, "successor")));
            return entity(tx, community);
        }));
    }

    private static Optional<String> given(Request request, String field) {
        return request.parameter(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<LocalDate> day(Request request, String field) {
        try {
            return given(request, field).map(LocalDate::parse);
        } catch (DateTimeParseException unreadable) {
            throw Invalid.field(field, "ERR_INVALID", "must be a day such as 2027-05-01");
        }
    }

    private Response moderator(Request request, boolean add) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var community = moderated(tx, request, viewer.account());
            var account = accounts.require(tx, account(request));
            moderation.appoint(
                    tx, new By(community, accounts.require(tx, viewer.account()), Optional.empty()), account, add);
            return entity(tx, community);
        }));
    }

    private static AccountId account(Request request) {
        return Id.account(request.parameter("account_id").orElse("")).orElseThrow(NotFound::new);
    }

    private Response resident(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        database.write(tx -> communities.verifyResident(
                tx,
                community(tx, request),
                accounts.require(tx, viewer.account()),
                accounts.require(tx, account(request)),
                request.parameter("locality"),
                request.parameter("method").orElse("desk")));
        return Paging.done();
    }

    private CommunityEntity entity(Transaction tx, Community community) {
        var threshold = community.threshold();
        return new CommunityEntity(
                community.id().toString(),
                community.name(),
                community.title(),
                Html.text(community.group().note()),
                community.group().page(),
                community.group().handle(uris.domain()),
                community.clerk().toString(),
                Arrays.stream(community.guidelines().split("\n"))
                        .filter(line -> !line.isBlank())
                        .toList(),
                community.language(),
                community.locality(),
                ProposalRenderer.threshold(community.threshold(), Optional.empty()),
                new CommunityEntity.FirstItemsEntity(
                        community.firstItems().count(), community.firstItems().days()),
                licences.of(tx, community.id()).map(DataLicence::word),
                community.template(),
                communities.categories(tx, community.id()).stream()
                        .map(category -> new CommunityEntity.CategoryEntity(category.slug(), category.names()))
                        .toList(),
                communities.localities(tx, community.id()).stream()
                        .map(CommunityEntity.LocalityEntity::of)
                        .toList(),
                communities.moderators(tx, community.id()).stream()
                        .map(AccountId::toString)
                        .toList(),
                community.createdAt(),
                community.group().settings().movedTo(),
                community.group().settings().alsoKnownAs().stream().findFirst());
    }
}
