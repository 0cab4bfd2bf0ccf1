package folkmoot.civic.notice;

import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.ToldBodies;
import folkmoot.civic.response.Responses;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import java.time.Duration;

/** Builds what reaches public bodies, and how those without an actor answer. */
public record Reaching(BodyNotices notices, Reminders reminders, MailedAnswers answers) {

    private static final Duration DAY = Duration.ofDays(1);

    public static Reaching of(
            Platform platform, People people, Proposals proposals, ToldBodies clocks, Responses responses) {
        var civic = proposals.civic();
        var database = platform.database();
        var jobs = platform.jobs();
        var links = new BodyLinks(platform.uris(), platform.clock());
        var mails = new BodyMails(database, proposals, links, platform.mailTransport(), jobs);
        var ways = new Ways(civic, people.domainBlocks());
        var messages = new BodyMessages(proposals, people.deliveries(), mails);
        jobs.every("body-links", DAY, () -> database.write(links::sweep));
        return new Reaching(
                new BodyNotices(database, proposals, clocks, ways, messages, people.deliveries(), jobs),
                new Reminders(database, proposals, clocks, ways, messages, jobs),
                new MailedAnswers(proposals, responses, links, mails));
    }
}
