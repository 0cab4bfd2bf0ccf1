package folkmoot.civic.news;

import folkmoot.civic.letter.MailFollows;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Supporters;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Wording;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells everybody who backs or follows a proposal of an occasion, once: members by the way they chose, others by one message of the
 * clerk in the language in which they write, that only they get, so that nobody learns who else was told. Whoever is mentioned in what
 * was said hears of it by that.
 */
public final class News {

    private static final int BATCH = 200;
    private static final int SHOWN = 200;
    private static final Duration REMEMBERED = Duration.ofDays(60);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<String, Wording> TEXTS = Wording.all("civic/news");

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final Notifications notifications;
    private final Users users;
    private final UserMails mails;
    private final NewsChoices choices;
    private final MailFollows follows;
    private final Jobs jobs;
    private final NewsStore store = new NewsStore();

    public News(
            Database database,
            Proposals proposals,
            Notifications notifications,
            Users users,
            UserMails mails,
            NewsChoices choices,
            MailFollows follows,
            Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.notifications = notifications;
        this.users = users;
        this.mails = mails;
        this.choices = choices;
        this.follows = follows;
        this.jobs = jobs;
        jobs.handle(Occasions.TELL, this::tell);
        jobs.handle(TELL_BY_MAIL, this::tellByMail);
        jobs.every(
                "forget-news",
                DAY,
                () -> database.write(
                        tx -> store.forget(tx, civic.clock().instant().minus(REMEMBERED))));
    }

    /** What is told, of one proposal. */
    private record Telling(Proposal proposal, Occasions.Tell job, Status post, Account by) {

        String kind() {
            return job.kind();
        }

        /** Of a part of what was said to many: where that stands, and the post that carries the part. */
        Optional<String> whole() {
            return Optional.of(job.whole()).filter(address -> !address.isEmpty());
        }
    }

    /** Those who have no account; {@code after} is the last of them that was told. */
    private static final JobKind<Occasions.Tell> TELL_BY_MAIL =
            new JobKind<>("civic-news-by-mail", Occasions.Tell.class, RetryPolicy.USUAL);

    /** One batch of those who follow by mail, and the job for the next. */
    private void tellByMail(Occasions.Tell job) {
        database.write(tx -> telling(tx, job).ifPresent(telling -> {
            var batch = follows.of(tx, telling.proposal().id(), job.after(), BATCH);
            batch.stream()
                    .filter(follow -> follows.first(tx, follow, job.word()))
                    .forEach(follow -> {
                        var text = TEXTS.get(language(follow.language(), telling.proposal()));
                        mails.chosen(
                                tx,
                                follow.email(),
                                follow.language(),
                                text.get(
                                        "subject." + telling.kind(),
                                        telling.proposal().title()),
                                words(tx, telling, text),
                                follow.stop());
                    });
            if (batch.size() == BATCH) {
                jobs.enqueue(tx, TELL_BY_MAIL, job.after(batch.getLast().id()));
            }
        }));
    }

    /** Empty where it was withdrawn, hidden or said otherwise meanwhile. */
    private Optional<Telling> telling(Transaction tx, Occasions.Tell job) {
        var proposal = proposals
                .find(tx, new ProposalId(job.proposal()))
                .filter(found -> found.state().isPublic() && Occasions.isStillSo(tx, job));
        var post = civic.statuses().find(tx, new StatusId(job.post()));
        return proposal.flatMap(about ->
                post.map(said -> new Telling(about, job, said, civic.accounts().require(tx, said.author()))));
    }

    /** One batch, and the job for the next in the same transaction: whatever is done again, each is told once. */
    private void tell(Occasions.Tell job) {
        database.write(tx -> {
            var found = telling(tx, job);
            if (found.isEmpty()) {
                return;
            }
            var telling = found.get();
            if (job.after() == 0) {
                jobs.enqueue(tx, TELL_BY_MAIL, job);
            }
            var batch = Supporters.interested(tx, telling.proposal().id(), job.after(), BATCH);
            if (batch.isEmpty()) {
                return;
            }
            long occasion = store.occasion(
                    tx,
                    civic.ids().next(),
                    job.word(),
                    job.kind(),
                    civic.clock().instant());
            var fresh = store.first(tx, occasion, batch);
            fresh.removeAll(knowing(tx, telling.post()));
            tell(tx, telling, civic.accounts().list(tx, fresh));
            if (batch.size() == BATCH) {
                jobs.enqueue(tx, Occasions.TELL, job.after(batch.getLast().value()));
            }
        });
    }

    /** Who said it, and those whom it mentions. */
    private Set<AccountId> knowing(Transaction tx, Status post) {
        var knowing =
                new HashSet<>(civic.statuses().mentions(tx, List.of(post.id())).getOrDefault(post.id(), List.of()));
        knowing.add(post.author());
        return knowing;
    }

    private void tell(Transaction tx, Telling telling, List<Account> accounts) {
        var here = accounts.stream().filter(Account::isLocal).map(Account::id).toList();
        var elsewhere = accounts.stream()
                .filter(account -> !account.isLocal() && account.isActive())
                .toList();
        var chosen = choices.chosen(tx, here);
        var languages = store.languages(tx, elsewhere.stream().map(Account::id).toList());
        for (var account : accounts) {
            if (account.isLocal()) {
                tellMember(tx, telling, account, chosen.getOrDefault(account.id(), NewsWay.PUSH));
            }
        }
        for (var account : elsewhere) {
            var language = language(languages.get(account.id()), telling.proposal());
            var community = civic.communities().require(tx, telling.proposal().community());
            var words = words(tx, telling, TEXTS.get(language));
            if (telling.whole().isPresent()) {
                var said = URI.create(telling.job().said());
                proposals.clerk().tellAbout(tx, community, account, words, language, said);
            } else {
                proposals.clerk().tell(tx, community, account, words, language);
            }
        }
    }

    private void tellMember(Transaction tx, Telling telling, Account member, NewsWay way) {
        var about = Optional.of(telling.post().id());
        switch (way) {
            case PUSH ->
                notifications.notify(
                        tx, member, NotificationType.STATUS, telling.post().author(), about);
            case NOTIFICATION ->
                notifications.notifyQuietly(
                        tx, member, NotificationType.STATUS, telling.post().author(), about);
            case MAIL ->
                users.byAccount(tx, member.id())
                        .filter(user -> user.marks().disabled().isEmpty())
                        .ifPresent(user -> {
                            var text = TEXTS.get(language(user.locale(), telling.proposal()));
                            mails.chosen(
                                    tx,
                                    user,
                                    text.get(
                                            "subject." + telling.kind(),
                                            telling.proposal().title()),
                                    words(tx, telling, text) + "\n\n"
                                            + text.get(
                                                    "mail.foot",
                                                    civic.uris()
                                                            .at("/settings/news")
                                                            .toString()),
                                    "news:" + member.id());
                        });
            case NONE -> {}
        }
    }

    /** Theirs where we have words in it, else the proposal's. */
    private static String language(String tag, Proposal proposal) {
        return Optional.ofNullable(tag)
                .map(found -> Locale.forLanguageTag(found).getLanguage())
                .filter(TEXTS::containsKey)
                .or(() -> Optional.of(Locale.forLanguageTag(proposal.content().language())
                                .getLanguage())
                        .filter(TEXTS::containsKey))
                .orElse("en");
    }

    private String words(Transaction tx, Telling telling, Wording text) {
        var said = Html.text(telling.post().text().content());
        return text.get(
                        telling.kind(),
                        telling.by().name(),
                        telling.proposal().title(),
                        proposals.page(tx, telling.proposal()).toString(),
                        said.codePointCount(0, said.length()) > SHOWN
                                ? said.substring(0, said.offsetByCodePoints(0, SHOWN)) + "…"
                                : said)
                + telling.whole()
                        .map(address -> "\n\n" + text.get("whole", address))
                        .orElse("");
    }
}
