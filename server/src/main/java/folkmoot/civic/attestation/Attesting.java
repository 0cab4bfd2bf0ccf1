package folkmoot.civic.attestation;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Officials;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.CommunityLog;
import folkmoot.people.People;
import folkmoot.people.key.RemoteProofs;
import folkmoot.platform.Platform;
import folkmoot.talk.Talk;
import java.time.Duration;

/** What is attested of members: its parts, and what they do by themselves. */
public record Attesting(
        Claims claims,
        Badges badges,
        Attestations attestations,
        Credentials credentials,
        AttestationsElsewhere elsewhere,
        CheckCodes codes,
        CheckedAnswers checked) {

    private static final Duration OFTEN = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    /** @param telling how a member learns of what was said of them */
    public static Attesting of(
            Platform platform,
            People people,
            Talk talk,
            Communities communities,
            Bodies bodies,
            Officials officials,
            CommunityLog log,
            Attestations.Telling telling) {
        var accounts = people.accounts();
        var database = platform.database();
        var clock = platform.clock();
        var store = new AttestationStore();
        var claims = new Claims(communities, bodies, officials, log, clock);
        var badges = new Badges(accounts, officials, claims, talk.media().profileNews(), clock, store);
        var attestations = new Attestations(
                accounts,
                communities,
                people.relations().blocks(),
                claims,
                badges,
                telling,
                platform.uris(),
                platform.ids(),
                clock,
                store);
        var elsewhere = new AttestationsElsewhere(
                database,
                platform.jobs(),
                people.elsewhere().accounts(),
                new CredentialReading(
                        people.elsewhere().fetcher(),
                        people.elsewhere().accounts(),
                        new RemoteProofs(people.elsewhere().keys(), clock),
                        clock),
                badges,
                platform.uris(),
                platform.ids(),
                clock,
                store);
        var codes = new CheckCodes(accounts, attestations, store, platform.ids(), clock);
        platform.jobs().every("attestations", OFTEN, elsewhere::keepUp);
        platform.jobs().every("check-codes", DAY, () -> database.write(codes::forget));
        return new Attesting(
                claims,
                badges,
                attestations,
                new Credentials(database, accounts, people.keys(), attestations, clock),
                elsewhere,
                codes,
                new CheckedAnswers(claims, badges, clock));
    }
}
