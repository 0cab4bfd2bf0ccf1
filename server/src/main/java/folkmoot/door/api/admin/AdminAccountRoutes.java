package folkmoot.door.api.admin;

import folkmoot.door.api.entity.AdminAccountEntity;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Power;
import folkmoot.people.user.Role;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.admission.NetworkBlocks;
import folkmoot.stewardship.moderation.AccountFilter;
import folkmoot.stewardship.moderation.AccountFilter.Standing;
import folkmoot.stewardship.moderation.AccountModeration;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import folkmoot.stewardship.moderation.ModerationAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Client API, admin: accounts and what moderators do about them. */
public final class AdminAccountRoutes {

    private static final String PATH = "/api/v1/admin/accounts";
    private static final String READ = "admin:read:accounts";
    private static final String WRITE = "admin:write:accounts";

    private final Database database;
    private final AdminAccess access;
    private final Accounts accounts;
    private final ModeratedAccounts moderated;
    private final AccountModeration moderation;
    private final AdminAccountRenderer renderer;

    /** What finds accounts and acts on them. */
    public record Features(Accounts accounts, ModeratedAccounts moderated, AccountModeration moderation) {}

    public AdminAccountRoutes(Database database, AdminAccess access, Features features, AdminAccountRenderer renderer) {
        this.database = database;
        this.access = access;
        this.accounts = features.accounts();
        this.moderated = features.moderated();
        this.moderation = features.moderation();
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get(PATH, request -> list(request, AdminAccountRoutes::filter))
                .get("/api/v2/admin/accounts", request -> list(request, AdminAccountRoutes::filterOfVersion2))
                .get(PATH + "/:id", this::show)
                .delete(PATH + "/:id", this::delete)
                .post(PATH + "/:id/approve", request -> change(request, moderation::approve))
                .post(PATH + "/:id/reject", this::reject)
                .post(PATH + "/:id/enable", request -> change(request, moderation::enable))
                .post(PATH + "/:id/unsensitive", request -> change(request, moderation::unsensitize))
                .post(PATH + "/:id/unsilence", request -> change(request, moderation::unsilence))
                .post(PATH + "/:id/unsuspend", request -> change(request, this::accountOrGone, moderation::unsuspend))
                .post(PATH + "/:id/action", this::act);
    }

    private Response list(Request request, Function<Request, AccountFilter> reader) {
        access.require(request, READ, Power.USERS);
        var filter = reader.apply(request);
        var page = Paging.page(request, 100, 200);
        return database.read(tx -> {
            var found = renderer.render(tx, moderated.list(tx, filter, page));
            return Paging.linkedWhileFull(
                    request,
                    found,
                    found.stream().map(each -> Long.parseLong(each.id())).toList(),
                    page.limit());
        });
    }

    private Response show(Request request) {
        access.require(request, READ, Power.USERS);
        return Response.json(database.read(tx -> entity(tx, account(tx, request))));
    }

    @FunctionalInterface
    private interface Change {
        void apply(Transaction tx, User by, Account target);
    }

    private Response change(Request request, Change change) {
        return change(request, this::account, change);
    }

    private Response change(Request request, BiFunction<Transaction, Request, Account> which, Change change) {
        var by = access.require(request, WRITE, Power.USERS);
        var target = database.transaction(tx -> {
            var account = which.apply(tx, request);
            change.apply(tx, by, account);
            return account;
        });
        return Response.json(database.read(tx -> entity(tx, target)));
    }

    private Response reject(Request request) {
        var by = access.require(request, WRITE, Power.USERS);
        database.write(tx -> moderation.reject(tx, by, account(tx, request)));
        return Paging.done();
    }

    /** Only somebody who was shut out before: deleting is for ever. */
    private Response delete(Request request) {
        var by = access.require(request, WRITE, Power.USERS);
        var target = database.read(tx -> account(tx, request));
        moderation.delete(by, target);
        return Paging.done();
    }

    private Response act(Request request) {
        var by = access.require(request, WRITE, Power.USERS);
        var word = request.parameter("type").orElseThrow(() -> Invalid.malformed("Missing required parameter: type"));
        var measure = new AccountModeration.Measure(
                ModerationAction.of(word)
                        .orElseThrow(() -> Invalid.field("type", "ERR_INCLUSION", "is not included in the list")),
                request.parameter("text").orElse(""),
                request.parameter("report_id").map(text -> number(text).orElseThrow(NotFound::new)),
                request.flag("send_email_notification"));
        database.write(tx -> moderation.act(tx, by, account(tx, request), measure));
        return Paging.done();
    }

    private static Optional<Long> number(String text) {
        var value = Id.parse(text);
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    /** Also one elsewhere that was taken for gone. */
    private Account accountOrGone(Transaction tx, Request request) {
        return accounts.find(tx, RequestIds.account(request))
                .filter(account -> !account.isLocal())
                .orElseGet(() -> account(tx, request));
    }

    private Account account(Transaction tx, Request request) {
        return accounts.findEvenWaiting(tx, RequestIds.account(request))
                .filter(account -> account.times().deleted().isEmpty())
                .orElseThrow(NotFound::new);
    }

    private AdminAccountEntity entity(Transaction tx, Account account) {
        return renderer.render(tx, moderated.find(tx, account.id()).stream().toList()).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static AccountFilter filter(Request request) {
        var standings = Arrays.stream(Standing.values())
                .filter(standing -> request.flag(standing.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Standing.class)));
        var local = request.flag("local") == request.flag("remote")
                ? Optional.<Boolean>empty()
                : Optional.of(request.flag("local"));
        Set<Role> roles = request.flag("staff") ? EnumSet.of(Role.MODERATOR, Role.ADMIN) : Set.of();
        return filter(request, local, standings, roles);
    }

    private static AccountFilter filterOfVersion2(Request request) {
        var standings = request.parameter("status").stream()
                .map(word -> standing(word)
                        .orElseThrow(() -> Invalid.field("status", "ERR_INCLUSION", "is not included in the list")))
                .collect(Collectors.toSet());
        var local = request.parameter("origin").map(AdminAccountRoutes::isLocal);
        var roles = request.parameter("permissions").filter("staff"::equals).isPresent()
                ? EnumSet.of(Role.MODERATOR, Role.ADMIN)
                : EnumSet.noneOf(Role.class);
        request.parameters("role_ids")
                .forEach(id -> Arrays.stream(Role.values())
                        .filter(role -> Integer.toString(role.id()).equals(id))
                        .forEach(roles::add));
        return filter(request, local, standings, roles);
    }

    private static boolean isLocal(String origin) {
        return switch (origin) {
            case "local" -> true;
            case "remote" -> false;
            default -> throw Invalid.field("origin", "ERR_INCLUSION", "is not included in the list");
        };
    }

    private static Optional<Standing> standing(String word) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private static AccountFilter filter(
            Request request, Optional<Boolean> local, Set<Standing> standings, Set<Role> roles) {
        return new AccountFilter(
                local,
                standings,
                roles,
                request.parameter("invited_by").flatMap(Id::account),
                words(request, "username"),
                words(request, "display_name"),
                words(request, "by_domain"),
                words(request, "email"),
                words(request, "ip")
                        .map(text -> NetworkBlocks.requireNetwork(text).toString()));
    }

    private static Optional<String> words(Request request, String name) {
        return request.parameter(name).map(String::strip);
    }
}
