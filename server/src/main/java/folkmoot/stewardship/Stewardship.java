package folkmoot.stewardship;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.about.InstanceDocuments;
import folkmoot.stewardship.about.Rules;
import folkmoot.stewardship.admission.EmailBlocks;
import folkmoot.stewardship.admission.EmailChanges;
import folkmoot.stewardship.admission.NetworkBlocks;
import folkmoot.stewardship.admission.Registrations;
import folkmoot.stewardship.announcement.Announcements;
import folkmoot.stewardship.look.Looks;
import folkmoot.stewardship.moderation.AccountModeration;
import folkmoot.stewardship.moderation.Appeals;
import folkmoot.stewardship.moderation.DomainLimits;
import folkmoot.stewardship.moderation.ModerationActs;
import folkmoot.stewardship.moderation.Powers;
import folkmoot.stewardship.moderation.ReportModeration;
import folkmoot.stewardship.moderation.Suspensions;
import folkmoot.stewardship.moderation.Warnings;
import folkmoot.stewardship.operation.Operation;
import folkmoot.stewardship.report.LookAlikeReports;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.Talk;

/** The tier of stewardship: who may join, what may stay, what the instance says of itself. */
public record Stewardship(
        Powers powers,
        Reports reports,
        LookAlikeReports lookAlikeReports,
        Warnings warnings,
        ModerationActs acts,
        AccountModeration accountModeration,
        ReportModeration reportModeration,
        Appeals appeals,
        DomainLimits domainLimits,
        Suspensions suspensions,
        EmailBlocks emailBlocks,
        NetworkBlocks networkBlocks,
        Registrations registrations,
        EmailChanges emailChanges,
        Rules rules,
        InstanceDocuments documents,
        Announcements announcements,
        Looks looks,
        Operation operation) {

    public Stewardship(Platform platform, People people, Talk talk, Civic civic) {
        var database = platform.database();
        var jobs = platform.jobs();
        var ids = platform.ids();
        var clock = platform.clock();
        var accounts = people.accounts();
        var members = people.members();
        var severances = people.relations().severances();
        var acts = new ModerationActs(ids, clock);
        var emailBlocks = new EmailBlocks(ids, clock);
        var networkBlocks = new NetworkBlocks(database, ids, clock);
        var powers = new Powers(accounts, civic.registry().officials());
        var reports = new Reports(ids, clock, people.notifications());
        var warnings = new Warnings(ids, clock);
        var suspensions =
                new Suspensions(database, accounts, people.elsewhere().accounts(), people.follows(), severances, jobs);
        var removal = talk.posts().accountRemoval();
        var accountModeration = new AccountModeration(
                database,
                accounts,
                suspensions,
                talk.posts().accountReturns(),
                id -> database.write(tx ->
                        removal.remove(tx, accounts.findEvenWaiting(tx, id).orElseThrow(NotFound::new))),
                new AccountModeration.People(members.users(), members.mails(), members.sessions()),
                reports,
                people.notifications(),
                warnings,
                acts,
                people.events().revoked());
        this(
                powers,
                reports,
                new LookAlikeReports(
                        reports,
                        civic.registry().communities(),
                        civic.registry().registers()),
                warnings,
                acts,
                accountModeration,
                new ReportModeration(
                        reports,
                        acts,
                        accounts,
                        talk.posts().statuses(),
                        talk.posts().local()),
                new Appeals(
                        warnings,
                        accountModeration,
                        acts,
                        new Appeals.People(accounts, members.users(), members.mails()),
                        ids,
                        clock),
                new DomainLimits(database, people.domainBlocks(), accounts, people.follows(), severances, acts, jobs),
                suspensions,
                emailBlocks,
                networkBlocks,
                new Registrations(
                        database,
                        new Registrations.Instance(
                                ids,
                                clock,
                                platform.uris(),
                                () -> platform.live().now().registration().mode()),
                        new Registrations.Gate(emailBlocks, networkBlocks, members.invites(), people.notifications()),
                        accounts,
                        people.keys(),
                        members.users(),
                        members.mails()),
                new EmailChanges(members.users(), members.links(), members.mails(), emailBlocks, clock),
                new Rules(ids, clock),
                new InstanceDocuments(ids, clock),
                new Announcements(jobs, talk.media().emojis(), ids, clock),
                new Looks(
                        database,
                        civic.registry().communities(),
                        powers,
                        talk.media().profiles(),
                        talk.media().smallPictures(),
                        talk.media().urls(),
                        platform.settings().instance().title(),
                        clock),
                Operation.of(platform, talk.media().films()));
    }
}
