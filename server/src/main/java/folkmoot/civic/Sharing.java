package folkmoot.civic;

import folkmoot.civic.opendata.OpenData;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.webhook.WebhookMessages;
import folkmoot.civic.webhook.WebhookNews;
import folkmoot.civic.webhook.Webhooks;
import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.people.Elsewhere;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import java.time.Duration;
import java.util.HashMap;

/** What others take along of a community, and addresses that are told of what happens. */
public record Sharing(OpenData data, Webhooks webhooks, WebhookNews news) {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 64 * 1024;

    static Sharing of(Platform platform, People people, Registry registry, Proposals proposals) {
        var webhooks = new Webhooks(
                registry.communities(),
                registry.log(),
                platform.ids(),
                platform.clock(),
                people.elsewhere().policy().allowHttp());
        var news = new WebhookNews(
                platform.database(),
                webhooks,
                proposals,
                new WebhookMessages(proposals, registry.communities(), registry.bodies(), platform.uris()),
                platform.jobs(),
                platform.clock(),
                posting(people.elsewhere()));
        return new Sharing(new OpenData(platform.database(), platform.uris()), webhooks, news);
    }

    private static WebhookNews.Posting posting(Elsewhere elsewhere) {
        return (address, headers, body) -> {
            var sent = new HashMap<>(headers);
            sent.put("user-agent", elsewhere.userAgent());
            var request = new GuardedHttp.Request("POST", address, sent, body, DEADLINE, LONGEST_ANSWER);
            return switch (elsewhere.http().exchange(request)) {
                case Exchange.Answered answered -> new WebhookNews.Posted(answered.status(), "");
                case Exchange.TooLarge(var status) -> new WebhookNews.Posted(status, "");
                case Exchange.Refused(var reason) -> new WebhookNews.Posted(0, reason);
                case Exchange.Unreachable(var reason) -> new WebhookNews.Posted(0, reason);
            };
        };
    }
}
