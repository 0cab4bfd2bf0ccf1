package folkmoot.command;

import folkmoot.civic.body.BodyFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is said of an entry of a register on the command line; what is not given stays, what is empty is taken away. */
final class BodyOptions {

    @Option(names = "--name", paramLabel = "N", description = "Its name for people.")
    private Optional<String> name;

    @Option(names = "--name-in", paramLabel = "L=N", description = "Its name in another language, such as cy=Cyngor.")
    private Map<String, String> names = Map.of();

    @Option(
            names = "--official-domain",
            paramLabel = "D",
            description = "Its official domain; accounts on it or under it are recognised.")
    private Optional<String> domain;

    @Option(
            names = "--handle",
            paramLabel = "H",
            description = "Its account, as user@domain; needed on a domain where people of this instance are.")
    private Optional<String> handle;

    @Option(names = "--mail", paramLabel = "M", description = "Address to which it is written without an account.")
    private Optional<String> mail;

    @Option(names = "--form", paramLabel = "U", description = "Its own page for enquiries, https://….")
    private Optional<String> form;

    @Option(names = "--kind", paramLabel = "K", description = "local, national … (local).")
    private Optional<String> kind;

    @Option(names = "--remit", paramLabel = "R", description = "What it is responsible for, between commas.")
    private Optional<String> remit;

    @Option(names = "--categories", paramLabel = "C", description = "The community's categories it is for.")
    private Optional<String> categories;

    @Option(names = "--life-events", paramLabel = "E", description = "Life events in which it has a part.")
    private Optional<String> lifeEvents;

    @Option(names = "--area", paramLabel = "A", description = "Where, such as gss:E09000014.")
    private Optional<String> area;

    @Option(names = "--languages", paramLabel = "L", description = "Languages it answers in (en).")
    private Optional<String> languages;

    @Option(
            names = "--acknowledge-days",
            paramLabel = "N",
            description = "Working days in which it should acknowledge (5).")
    private Optional<String> acknowledgeDays;

    @Option(names = "--answer-days", paramLabel = "N", description = "Working days in which it should answer (20).")
    private Optional<String> answerDays;

    @Option(names = "--working-week", paramLabel = "W", description = "Days on which it works (mon,tue,wed,thu,fri).")
    private Optional<String> workingWeek;

    @Option(
            names = "--holidays",
            paramLabel = "D",
            description = "Days on which it does not, as 2026-12-25, all of them; none for the instance's calendar.")
    private Optional<String> holidays;

    @Option(names = "--gss", paramLabel = "G", description = "Its GSS code, such as E09000014.")
    private Optional<String> gss;

    @Option(names = "--wikidata", paramLabel = "Q", description = "Its Wikidata item, such as Q84.")
    private Optional<String> wikidata;

    @Option(names = "--parent", paramLabel = "S", description = "Entry of the body that it belongs to.")
    private Optional<String> parent;

    @Option(names = "--predecessor", paramLabel = "S", description = "Entry of the body that it came from.")
    private Optional<String> predecessor;

    @Option(names = "--valid-from", paramLabel = "D", description = "First day it exists, as 2026-04-01 (today).")
    private Optional<String> validFrom;

    @Option(names = "--valid-until", paramLabel = "D", description = "Last day it exists.")
    private Optional<String> validUntil;

    BodyFields fields() {
        return BodyFields.of(typed());
    }

    BodyFields fields(String slug) {
        var typed = typed();
        typed.put("slug", slug);
        return BodyFields.of(typed);
    }

    private Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        put(typed, "name", name);
        names.forEach((language, text) -> typed.put("name_" + language, text));
        put(typed, "domain", domain);
        put(typed, "handle", handle);
        put(typed, "mail", mail);
        put(typed, "form", form);
        put(typed, "kind", kind);
        put(typed, "remit", remit);
        put(typed, "categories", categories);
        put(typed, "life_events", lifeEvents);
        put(typed, "area", area);
        put(typed, "languages", languages);
        put(typed, "acknowledge_days", acknowledgeDays);
        put(typed, "answer_days", answerDays);
        put(typed, "working_week", workingWeek);
        put(typed, "holidays", holidays);
        put(typed, "gss", gss);
        put(typed, "wikidata", wikidata);
        put(typed, "parent", parent);
        put(typed, "predecessor", predecessor);
        put(typed, "valid_from", validFrom);
        put(typed, "valid_until", validUntil);
        return typed;
    }

    private static void put(Map<String, String> typed, String field, Optional<String> text) {
        text.ifPresent(value -> typed.put(field, value));
    }
}
