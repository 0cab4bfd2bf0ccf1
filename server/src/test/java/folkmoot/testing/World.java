package folkmoot.testing;

import folkmoot.Server;
import folkmoot.config.Settings;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Passwords;
import folkmoot.people.user.Role;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import folkmoot.schema.DatabaseAddress;
import folkmoot.stewardship.admission.Registrations;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance over real HTTP on a fresh database, and the people on it. */
public final class World implements AutoCloseable {

    /** Everybody's. */
    public static final String PASSWORD = "correct horse battery";

    private static final String HASH = new Passwords().hash(PASSWORD); // each takes tens of milliseconds of a core

    private static final String MEMBERS_SCOPES = "read write follow push";

    private final LentDatabase database;
    private final Server server;
    private final HttpClient http;
    private final Map<String, Person> people = new HashMap<>();

    public World(Map<String, String> settings) {
        this(settings, InstantSource.system());
    }

    /** In the time of the clock. */
    public World(Map<String, String> settings, InstantSource clock) {
        var all = new HashMap<>(Map.of(
                "server.port", String.valueOf(FreePorts.next()),
                "server.bind", "127.0.0.1",
                "limits.enabled", "false",
                "server.visitor-pages", "0s",
                "database.readers", "3", // each connection costs the database as much as some tests
                "database.writers", "5",
                "federation.allow-http", "true",
                "federation.allow-private-addresses", "127.0.0.0/8,::1/128"));
        all.putAll(settings);
        http = Optional.ofNullable(settings.get("federation.extra-ca"))
                .map(authority -> LocalAuthority.clientTrusting(Path.of(authority)))
                .orElseGet(HttpClient::newHttpClient);
        database = LentDatabase.lend();
        server = new Server(Settings.load(Optional.empty(), Map.of(), all), database.address(), clock);
    }

    public World() {
        this(Map.of());
    }

    /** One that serves and trusts over TLS, by certificates of the authority. */
    public static World secured(LocalAuthority authority, String host) {
        authority.issue(host);
        return new World(Map.of(
                "server.domain", host,
                "server.tls.certificate", authority.certificateOf(host).toString(),
                "server.tls.key", authority.keyOf(host).toString(),
                "federation.allow-http", "false",
                "federation.extra-ca", authority.certificate().toString()));
    }

    public Server server() {
        return server;
    }

    /** Where its database is, for what works beside it. */
    public DatabaseAddress database() {
        return database.address();
    }

    /** The browser of somebody who is not signed in. */
    public Browser visitor() {
        return new Browser(URI.create("http://127.0.0.1:" + server.port()));
    }

    /** The browser of a member. */
    public Browser signedIn(Person person) {
        var browser = visitor();
        browser.post("/sign-in", "login", person.name(), "password", PASSWORD);
        return browser;
    }

    /** Activities that came in, deliveries and jobs that are not done. */
    public long unfinished() {
        var federation = server.federation();
        return federation.inbox().pending()
                + federation.inboxLoop().inFlight()
                + federation.deliveryLoop().pending()
                + server.house().platform().jobs().pending();
    }

    public Person alice() {
        return person("alice");
    }

    public Person bob() {
        return person("bob");
    }

    /** A confirmed member with a token for everything a member may do; made at the first mention. */
    public Person person(String name) {
        return people.computeIfAbsent(name, _ -> make(name, Role.MEMBER));
    }

    public Person moderator(String name) {
        return people.computeIfAbsent(name, _ -> make(name, Role.MODERATOR));
    }

    public Person administrator(String name) {
        return people.computeIfAbsent(name, _ -> make(name, Role.ADMIN));
    }

    /** Somebody who asks to join; the id of their account. */
    public AccountId applicant(String name, String reason) {
        return server.house()
                .stewardship()
                .registrations()
                .register(
                        new NewUser(name, name + "@mail.test", PASSWORD, "en", Optional.of(reason)),
                        new Registrations.Arrival("192.0.2.1", Optional.empty()))
                .account();
    }

    /** The status with which somebody is answered who signs up through the client API. */
    public int tryToJoin(String name, String email) {
        return tryToJoin(name, email, "");
    }

    /** The same by an invitation. */
    public int tryToJoin(String name, String email, String invite) {
        return alice().post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", name,
                                "email", email,
                                "password", PASSWORD,
                                "agreement", true,
                                "reason", "I would like to",
                                "invite_code", invite),
                        "Authorization",
                        "Bearer " + applicationToken())
                .status();
    }

    private String applicationToken() {
        var house = server.house();
        var application = house.people()
                .members()
                .applications()
                .register("Test", List.of(OAuthApplication.OUT_OF_BAND), "read write", Optional.empty())
                .application();
        return house.platform()
                .database()
                .transaction(tx -> house.people()
                        .members()
                        .tokens()
                        .issue(tx, application.id(), Optional.empty(), Scopes.of("read", "write"))
                        .secret());
    }

    private Person make(String name, Role role) {
        var house = server.house();
        var email = name + "@mail.test";
        var user = house.platform().database().transaction(tx -> {
            var made = house.stewardship()
                    .registrations()
                    .create(tx, new NewUser(name, email, PASSWORD, "en", Optional.empty()), email, HASH, role, true);
            house.people().keys().prepare(tx, made.account());
            return made;
        });
        var scopes = role == Role.MEMBER ? MEMBERS_SCOPES : MEMBERS_SCOPES + " admin:read admin:write";
        return new Person(server, name, user.account(), token(user.id(), scopes), http);
    }

    /** A token of a person with other scopes. */
    public String token(Person person, String scopes) {
        var user = server.house()
                .platform()
                .database()
                .read(tx -> server.house().people().members().users().byAccount(tx, person.id()))
                .orElseThrow();
        return token(user.id(), scopes);
    }

    private String token(UserId user, String scopes) {
        var house = server.house();
        var application = house.people()
                .members()
                .applications()
                .register("Test", List.of(OAuthApplication.OUT_OF_BAND), scopes, Optional.empty())
                .application();
        return house.platform()
                .database()
                .transaction(tx -> house.people()
                        .members()
                        .tokens()
                        .issue(
                                tx,
                                application.id(),
                                Optional.of(Grantor.self(user)),
                                Scopes.parse(scopes).orElseThrow())
                        .secret());
    }

    @Override
    public void close() {
        server.close();
        database.giveBack();
    }
}
