package folkmoot.door.api.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.door.api.request.ApiLimits;
import folkmoot.people.oauth.AccessToken;
import folkmoot.people.oauth.TokenUses;
import folkmoot.people.oauth.Tokens;
import folkmoot.people.team.TeamActs;
import folkmoot.people.user.Visits;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.event.Observers;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Unauthorized;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who is asking, by bearer token: in the {@code Authorization} header, or as {@code access_token} in the query or form.
 * A live token is remembered for a few seconds, so that a page does not cost a query for it; revoking forgets it at once. Those of many
 * who come at once are read together.
 */
public final class Authentication implements AutoCloseable {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST = 50_000;
    private static final int LONGEST_TOKEN = 512;
    private static final int LARGEST_GROUP = 128;

    private final GroupCommit<String, Optional<AccessToken>> tokens;
    private final Observers<Runnable> forgetting;
    private final Visits visits;
    private final TokenUses uses;
    private final TeamActs teams;
    private final Cache<String, AccessToken> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** @param forgetting hear whenever a token may have become void */
    public Authentication(
            Database database,
            Tokens tokens,
            TokenUses uses,
            Visits visits,
            TeamActs teams,
            Observers<Runnable> forgetting) {
        this.uses = uses;
        this.visits = visits;
        this.teams = teams;
        this.tokens = GroupCommit.reading(database, "tokens", LARGEST_GROUP, tokens::find);
        this.forgetting = forgetting;
    }

    /**
     * The signed-in user, whose token must cover one of the scopes. Problems: 401 without a live token, 422 for a token
     * without a user, 403 for a missing scope and for a user who is not confirmed, not let in yet or disabled.
     */
    public Viewer require(Request request, String... anyOf) {
        var viewer = requireToPrepare(request, anyOf);
        teams.admit(viewer.account(), viewer.member(), request.method().name(), request.path());
        return viewer;
    }

    /** The same for what changes nothing that others see, so that members of a team may who only prepare. */
    public Viewer requireToPrepare(Request request, String... anyOf) {
        var secret = secret(request).orElseThrow(() -> new Unauthorized("The access token is invalid"));
        var token = token(secret);
        var holder = token.holder().orElseThrow(() -> Invalid.refused("This method requires an authenticated user"));
        requireActive(holder);
        requireScope(token, anyOf);
        ApiLimits.countAccount(request, holder.account().toString());
        visits.note(holder.user(), request.remoteAddress());
        uses.note(token.id());
        request.actsAs(holder.account());
        return viewer(token, holder);
    }

    /** The signed-in user if a token was sent, which must then be live and cover one of the scopes. */
    public Optional<Viewer> optional(Request request, String... anyOf) {
        return secret(request).flatMap(secret -> {
            var token = token(secret);
            requireScope(token, anyOf);
            token.holder().ifPresent(holder -> {
                requireActive(holder);
                ApiLimits.countAccount(request, holder.account().toString());
                teams.admit(holder.account(), holder.member(), request.method().name(), request.path());
            });
            return token.holder().map(holder -> viewer(token, holder));
        });
    }

    /** The token itself, whoever holds it; it must cover one of the scopes, if any are named. */
    public AccessToken requireToken(Request request, String... anyOf) {
        var token = token(secret(request).orElseThrow(() -> new Unauthorized("The access token is invalid")));
        requireScope(token, anyOf);
        return token;
    }

    /** The user of a token given by hand, as the streaming sub-protocol does. */
    public Viewer require(String secret, String... anyOf) {
        var token = token(secret);
        var holder = token.holder().orElseThrow(() -> new Unauthorized("The access token is invalid"));
        requireActive(holder);
        requireScope(token, anyOf);
        return viewer(token, holder);
    }

    /** The secret that came with a request. */
    public static Optional<String> secret(Request request) {
        var header = request.header("Authorization").orElse("");
        var sent = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : request.parameter("access_token");
        return sent.filter(secret -> !secret.isEmpty());
    }

    /** A token was revoked, or its user changed: ask the database again. */
    public void forget(String secret) {
        cache.invalidate(secret);
        forgetting.tell(Runnable::run);
    }

    /** Something changed that touches many tokens, such as a user being disabled. */
    public void forgetAll() {
        cache.invalidateAll();
        forgetting.tell(Runnable::run);
    }

    private AccessToken token(String secret) {
        var known = cache.getIfPresent(secret);
        if (known != null) {
            return known;
        }
        if (secret.length() > LONGEST_TOKEN) {
            throw new Unauthorized("The access token is invalid");
        }
        var found = tokens.submit(secret).orElseThrow(() -> new Unauthorized("The access token is invalid"));
        if (found.holder().filter(holder -> !isActive(holder)).isEmpty()) {
            cache.put(secret, found); // whoever has yet to confirm or to be let in should not wait for us afterwards
        }
        return found;
    }

    private static boolean isActive(AccessToken.Holder holder) {
        return holder.confirmed() && holder.approved() && !holder.disabled();
    }

    private static void requireActive(AccessToken.Holder holder) {
        if (!holder.confirmed()) {
            throw new Forbidden("Your login is missing a confirmed e-mail address");
        }
        if (!holder.approved()) {
            throw new Forbidden("Your login is currently pending approval");
        }
        if (holder.disabled()) {
            throw new Forbidden("Your login is currently disabled");
        }
    }

    private static void requireScope(AccessToken token, String... anyOf) {
        if (anyOf.length > 0 && Arrays.stream(anyOf).noneMatch(token.scopes()::covers)) {
            throw new Forbidden("This action is outside the authorized scopes");
        }
    }

    private static Viewer viewer(AccessToken token, AccessToken.Holder holder) {
        return new Viewer(
                holder.user(), holder.account(), holder.role(), token.application(), token.scopes(), holder.member());
    }

    @Override
    public void close() {
        tokens.close();
    }
}
