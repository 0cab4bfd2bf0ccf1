package folkmoot.civic.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.platform.dns.ResolvedTextRecords;
import folkmoot.platform.dns.TextRecords;
import folkmoot.platform.problem.Invalid;
import folkmoot.testing.SmallResolver;
import folkmoot.testing.SmallResolver.Message;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is taken for an official actor, on what evidence, and what becomes of it when it no longer holds. */
class RecognitionTest {

    private final CivicWorld world = new CivicWorld();
    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, TextRecords.Answer> records = new HashMap<>();
    private final RecognitionChecks checks = new RecognitionChecks(
            world.database,
            world.house.people().accounts(),
            world.house.civic().registry().officials(),
            page -> Optional.ofNullable(pages.get(page.toString())),
            name -> Optional.ofNullable(records.get(name)),
            world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    private List<Recognition> evidence(Account account) {
        return world.list(tx -> world.house.civic().registry().officials().evidence(tx, account.id()));
    }

    private Account withLink(Account account, String page) {
        var field = new Account.Field("Web", "<a href=\"" + page + "\">" + page + "</a>", Optional.empty());
        return world.in(tx -> world.house
                .people()
                .accounts()
                .saveRemote(
                        tx,
                        new Account(
                                account.id(),
                                account.username(),
                                account.domain(),
                                account.uri(),
                                account.url(),
                                account.type(),
                                account.displayName(),
                                account.note(),
                                account.noteSource(),
                                List.of(field),
                                account.avatar(),
                                account.header(),
                                account.endpoints(),
                                account.settings(),
                                account.times())));
    }

    @Test
    void theRegistersDomainIsLevelTwoAndIsDroppedWhenTheEntryEnds() {
        world.works();
        var works = world.worksActor();
        checks.run(works.id());

        assertThat(evidence(works))
                .extracting(one -> one.method().word() + " " + one.level() + " " + one.holds() + " " + one.evidence())
                .containsExactly("register-domain 2 true works.gov.example");

        var ending = world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of("old", "Old Department", "old.example", "")
                                .with(Map.of("valid_until", "2026-03-10"))));
        var old = world.remote("desk", "mail.old.example");
        checks.run(old.id());
        assertThat(world.is(tx -> world.house.civic().registry().officials().isOfficialAnywhere(tx, old)))
                .isTrue();
        world.clock.advance(Duration.ofDays(30));
        checks.run(old.id());
        assertThat(world.is(tx -> world.house.civic().registry().officials().isOfficialAnywhere(tx, old)))
                .isFalse();
        assertThat(evidence(old)).extracting(Recognition::holds).containsExactly(false);
        assertThat(ending.slug()).isEqualTo("old");
    }

    @Test
    void linksBothWaysAreLevelOneAndNotOfficial() {
        world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of("water", "Mereside Water", "mereside-water.example", "water@social.example")));
        var page = "https://mereside-water.example/contact";
        var account = withLink(world.remote("water", "social.example"), page);
        pages.put(page, "<p>Find us: <a rel='nofollow me' href='" + account.uri() + "'>here</a></p>");

        checks.runAll();

        assertThat(evidence(account))
                .extracting(one -> one.method().word() + " " + one.level() + " " + one.holds() + " " + one.evidence())
                .containsExactly("rel-me 1 true " + page);
        assertThat(world.is(tx -> world.house.civic().registry().officials().isOfficialAnywhere(tx, account)))
                .isFalse();

        pages.put(page, "<p>We have moved</p>");
        world.clock.advance(Duration.ofDays(1));
        checks.runAll();
        assertThat(evidence(account)).extracting(Recognition::holds).containsExactly(false);
    }

    private Account worksWithRecord(String text) {
        world.works();
        var works = world.worksActor();
        records.put("_civic-actor.works.gov.example", new TextRecords.Answer(List.of("spf", text), Optional.of(true)));
        checks.run(works.id());
        return works;
    }

    private static List<String> shown(List<Recognition> evidence) {
        return evidence.stream()
                .map(one -> one.method().word() + " " + one.level() + " " + one.holds())
                .toList();
    }

    @Test
    void aRecordOfTheDomainIsLevelThreeAndItsLossIsSeenBesideTheAccount() {
        var works = worksWithRecord("v=fm1; actor=https://works.gov.example/users/works");

        assertThat(shown(evidence(works))).containsExactly("dns-txt 3 true", "register-domain 2 true");
        assertThat(evidence(works).getFirst().dnssec()).contains(true);
        assertThat(world.in(tx -> world.house.civic().registry().officials().mark(tx, works))
                        .orElseThrow()
                        .lost())
                .isEmpty();

        world.clock.advance(Duration.ofDays(1));
        records.clear();
        checks.run(works.id());
        assertThat(shown(evidence(works))).as("no resolver answers").contains("dns-txt 3 true");

        records.put("_civic-actor.works.gov.example", new TextRecords.Answer(List.of(), Optional.empty()));
        var lost = world.clock.instant();
        checks.run(works.id());
        world.clock.advance(Duration.ofDays(1));
        checks.run(works.id());

        assertThat(shown(evidence(works))).containsExactly("dns-txt 3 false", "register-domain 2 true");
        var mark = world.in(tx -> world.house.civic().registry().officials().mark(tx, works))
                .orElseThrow();
        assertThat(mark.standing()).isEqualTo(Mark.Standing.OFFICIAL);
        assertThat(mark.lost().map(Recognition::since)).contains(lost);
        assertThat(mark.lost().map(Recognition::checkedAt)).contains(world.clock.instant());
    }

    @Test
    void theRecordIsReadFromAResolverWithWhetherItVouchesForItAndWhenThatWas() throws IOException {
        world.works();
        var works = world.worksActor();
        var record = "v=fm1; actor=https://works.gov.example/users/works";
        var vertx = Vertx.vertx();
        var flags = new AtomicInteger(Message.AD);
        try (var resolver = new SmallResolver(
                false,
                question -> Optional.of(SmallResolver.message(question, flags.get(), 0)
                        .text("v=spf1 -all")
                        .text(record.substring(0, 20), record.substring(20))
                        .bytes()))) {
            var asking = new RecognitionChecks(
                    world.database,
                    world.house.people().accounts(),
                    world.house.civic().registry().officials(),
                    _ -> Optional.empty(),
                    new ResolvedTextRecords(vertx, Optional.of(resolver.address())),
                    world.clock);
            asking.run(works.id());
            assertThat(evidence(works).getFirst())
                    .extracting(Recognition::level, Recognition::holds, Recognition::dnssec, Recognition::checkedAt)
                    .containsExactly(3, true, Optional.of(true), world.clock.instant());

            flags.set(0);
            world.clock.advance(Duration.ofDays(1));
            asking.run(works.id());
            assertThat(evidence(works).getFirst())
                    .extracting(Recognition::holds, Recognition::dnssec, Recognition::checkedAt)
                    .containsExactly(true, Optional.of(false), world.clock.instant());

            flags.set(2); // SERVFAIL: what a resolver says of signatures that do not hold
            world.clock.advance(Duration.ofDays(1));
            asking.run(works.id());
            assertThat(evidence(works).getFirst().checkedAt())
                    .as("a resolver that says nothing changes nothing")
                    .isBefore(world.clock.instant());

            flags.set(3); // NXDOMAIN
            asking.run(works.id());
            assertThat(evidence(works).getFirst())
                    .extracting(Recognition::method, Recognition::holds)
                    .containsExactly(Recognition.Method.DNS_TXT, false);
        } finally {
            vertx.close().await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=fm1; actor=https://works.gov.example/users/other",
                "v=fm2; actor=https://works.gov.example/users/works",
                "actor=https://works.gov.example/users/works",
                "v=fm1; actor=https://works.gov.example/users/works; key=0000"
            })
    void aRecordThatNamesAnotherActorOrKeyProvesNothing(String text) {
        assertThat(shown(evidence(worksWithRecord(text)))).containsExactly("register-domain 2 true");
    }

    @Test
    void whoWasRecognisedIsShownAsSuchAfterwards() {
        var body = world.works();
        var works = world.worksActor();
        checks.run(works.id());
        world.database.write(tx -> world.house.civic().registry().bodies().retire(tx, body));

        var mark = world.in(tx -> world.house.civic().registry().officials().mark(tx, works))
                .orElseThrow();
        assertThat(mark.standing()).isEqualTo(Mark.Standing.LOST);
        assertThat(mark.body().slug()).isEqualTo("works");
    }

    @Test
    void aPageElsewhereProvesNothing() {
        world.works();
        var account = withLink(world.remote("works", "social.example"), "https://evil.example/works");
        pages.put("https://evil.example/works", "<a rel=me href='" + account.uri() + "'>");

        checks.run(account.id());

        assertThat(evidence(account)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Works Department, harbour.example",
        "Wоrks Department, harbour.example",
        "Anybody, works-gov.example",
        "Anybody, w0rks.gov.example"
    })
    void whoLooksLikeABodyIsFlagged(String name, String domain) {
        world.works();
        world.worksActor();
        var account = world.remote(name.replaceAll("[^A-Za-z]", ""), domain);
        var named = world.in(tx -> world.house
                .people()
                .accounts()
                .saveRemote(
                        tx,
                        new Account(
                                account.id(),
                                account.username(),
                                account.domain(),
                                account.uri(),
                                account.url(),
                                account.type(),
                                name,
                                "",
                                "",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                account.endpoints(),
                                account.settings(),
                                account.times())));

        assertThat(world.maybe(tx -> world.house.civic().registry().officials().looksLike(tx, named)))
                .isPresent();
        assertThat(world.maybe(tx -> world.house.civic().registry().officials().looksLike(tx, world.worksActor2(tx))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gov.uk", "com", "localhost", "not a domain", ""})
    void aDomainUnderWhichAnybodyHasANameIsNotRegistered(String domain) {
        assertThatThrownBy(() -> world.in(tx -> world.house
                        .civic()
                        .registry()
                        .bodies()
                        .register(tx, world.community().id(), NewBody.of("x", "X", domain, "x@x.example"))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void aThousandSubdomainsAreOneRegistration() {
        assertThat(DomainNames.registrable("a.b.example.co.uk")).isEqualTo("example.co.uk");
        assertThat(DomainNames.registrable("s17.farm.example")).isEqualTo("farm.example");
        assertThat(DomainNames.registrable("town.localhost:8081")).isEqualTo("town.localhost:8081");
        assertThat(DomainNames.registrable("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(DomainNames.isUnder("mail.works.gov.example", "works.gov.example"))
                .isTrue();
        assertThat(DomainNames.isUnder("evilworks.gov.example", "works.gov.example"))
                .isFalse();
    }
}
