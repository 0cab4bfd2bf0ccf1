package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.Accent;
import folkmoot.door.web.ui.Icons;
import folkmoot.platform.http.Assets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the pages of one piece: one style sheet, whose top says what colours and sizes there are. */
class DesignTest {

    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final String END_OF_TOKENS = "/* == end of the tokens == */";
    private static final int MOST_BYTES = 40_000;
    private static final int MOST_OF_ONE = 5_000;
    private static final double READABLE = 4.5;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl|oklch|lab)a?\\((?!var)");
    private static final Pattern SIZE = Pattern.compile("(?<![\\w-])\\d*\\.?\\d+(?:px|rem|em|ch|v[hwib]|pt|cm|mm)\\b");
    private static final Pattern SIDE = Pattern.compile(
            "(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![\\w-])(?:left|right|width|height)\\s*:"
                    + "|text-align:\\s*(?:left|right)|float:");

    @Test
    void belowTheTokensNothingNamesAColourOrASize() throws IOException {
        var rules = withoutConditions(sheet().split(Pattern.quote(END_OF_TOKENS), 2)[1]);

        assertThat(COLOUR.matcher(rules).results().map(found -> found.group())).isEmpty();
        assertThat(SIZE.matcher(rules).results().map(found -> found.group())).isEmpty();
    }

    @Test
    void everythingMirrorsFromRightToLeft() throws IOException {
        assertThat(SIDE.matcher(withoutConditions(sheet())).results().map(found -> found.group()))
                .isEmpty();
    }

    @Test
    void noTemplateBringsAStyleOrAColourOfItsOwn() throws IOException {
        for (var template : templates()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContain("style=", "<style", "bgcolor", "<font")
                    .doesNotContainPattern("(?:fill|stroke|color)=\"#");
        }
        try (var files = Files.list(WEB)) {
            assertThat(files.filter(file -> file.toString().endsWith(".css"))).hasSize(1);
        }
    }

    @Test
    void everyTokenThatIsUsedIsThereAndEveryOneThatIsThereIsUsed() throws IOException {
        var sheet = sheet();
        var named = found(sheet, "(--[a-z0-9-]+)\\s*:");

        assertThat(found(sheet, "var\\((--[a-z0-9-]+)\\)")).containsExactlyInAnyOrderElementsOf(named);
    }

    /** WCAG 2.2, 1.4.3: on every surface, light and dark; 1.4.11 for the edges of fields and the ring around what has the focus. */
    @Test
    void everyAccentAndEveryRoleCanBeRead() throws IOException {
        var sheet = sheet();
        var light = tokens(block(sheet, ":root {"));
        var dark = new TreeMap<>(light);
        dark.putAll(tokens(block(sheet.substring(sheet.indexOf("prefers-color-scheme: dark")), ":root {")));
        assertThat(found(sheet, "\\[data-accent=\"(\\w+)\"\\]"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Accent.values()).map(Accent::word).toList());
        for (var accent : Accent.values()) {
            var own = tokens(block(sheet, "[data-accent=\"" + accent.word() + "\"] {"));
            assertReadable(accent + " on light", light, own.get("accent-light"), own.get("wash-light"));
            assertReadable(accent + " on dark", dark, own.get("accent-dark"), own.get("wash-dark"));
            assertContrast(accent + " button", light.get("on-accent-light"), own.get("accent-light"), READABLE);
            assertContrast(accent + " button", light.get("on-accent-dark"), own.get("accent-dark"), READABLE);
            assertContrast(accent + " wash", light.get("text"), own.get("wash-light"), READABLE);
            assertContrast(accent + " wash", dark.get("text"), own.get("wash-dark"), READABLE);
            assertContrast(accent + " wash", light.get("soft"), own.get("wash-light"), READABLE);
            assertContrast(accent + " wash", dark.get("soft"), own.get("wash-dark"), READABLE);
        }
        for (var paper : List.of(light, dark)) {
            for (var role : List.of("good", "warn", "danger", "info", "official")) {
                assertReadable(role, paper, paper.get(role), paper.get(role + "-wash"));
                assertContrast(role + " wash", paper.get("text"), paper.get(role + "-wash"), READABLE);
            }
            assertReadable("soft", paper, paper.get("soft"), paper.get("page"));
            assertContrast("count", paper.get("on-danger"), paper.get("danger"), READABLE);
            for (var surface : List.of("page", "surface")) {
                assertContrast("edge", paper.get("edge"), paper.get(surface), 3);
                assertContrast("focus", paper.get("focus"), paper.get(surface), 3);
            }
        }
    }

    private static void assertReadable(String what, Map<String, String> paper, String colour, String wash) {
        for (var surface : List.of(paper.get("page"), paper.get("surface"), paper.get("sunken"), wash)) {
            assertContrast(what, colour, surface, READABLE);
        }
    }

    private static void assertContrast(String what, String one, String other, double least) {
        double first = luminance(one);
        double second = luminance(other);
        assertThat((Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05))
                .as("%s: %s on %s", what, one, other)
                .isGreaterThanOrEqualTo(least);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Test
    void onlyIconsThatAreUsedComeAlong() throws IOException {
        var code = new StringBuilder();
        for (var template : templates()) {
            if (!template.endsWith("design.jte")) {
                code.append(Files.readString(template));
            }
        }
        assertThat(Icons.all().keySet()).allSatisfy(icon -> assertThat(code).contains("\"" + icon + "\""));
        assertThat(Files.readString(WEB.resolve("icons-licence.txt"))).contains("ISC License", "The MIT License");
    }

    /** As they are sent, before they are compressed; scripts that stand on few pages have a limit each. */
    @Test
    void styleAndScriptTogetherStaySmall() throws IOException {
        var assets = new Assets("web").addAll(Pages.FILES);
        try (var files = Files.list(WEB)) {
            assertThat(Pages.FILES)
                    .containsAll(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.matches(".*\\.(css|js)"))
                            .toList());
        }
        int special = 0;
        for (var file : Pages.ON_FEW) {
            int bytes = new Assets("web").addAll(List.of(file)).bytes(".js");
            assertThat(bytes).as(file).isLessThan(MOST_OF_ONE);
            special += bytes;
        }
        assertThat(assets.bytes(".css") + assets.bytes(".js") - special).isLessThan(MOST_BYTES);
    }

    /** A script is fetched by the page that has the thing it is for, and every file is named where that is decided. */
    @Test
    void everyScriptIsForAThingThatPagesHave() throws IOException {
        var start = Files.readString(WEB.resolve("start.js"));
        var templates = new StringBuilder();
        for (var template : templates()) {
            templates.append(Files.readString(template));
        }
        var named = Pattern.compile("\\[(data-[a-z]+)\\]\": \"([a-z]+\\.js)\"")
                .matcher(start)
                .results()
                .toList();
        assertThat(named).allSatisfy(one -> assertThat(templates).contains(one.group(1)));
        assertThat(named.stream().map(one -> one.group(2)))
                .containsExactlyInAnyOrderElementsOf(Pages.FILES.stream()
                        .filter(file -> file.endsWith(".js") && !file.equals("start.js"))
                        .toList());
        assertThat(templates.toString()).containsOnlyOnce("<script").doesNotContainPattern("\\son[a-z]+=\"");
    }

    private static String sheet() throws IOException {
        return Files.readString(WEB.resolve("folkmoot.css"), StandardCharsets.UTF_8);
    }

    /** A condition cannot use a token. */
    private static String withoutConditions(String rules) {
        return rules.replaceAll("@media [^{]*\\{", "").replaceAll("/\\*.*?\\*/", "");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String block(String sheet, String start) {
        int from = sheet.indexOf(start);
        return sheet.substring(from + start.length(), sheet.indexOf('}', from));
    }

    private static Map<String, String> tokens(String block) {
        return Pattern.compile("--([a-z0-9-]+)\\s*:\\s*(#[0-9a-f]{6})\\b")
                .matcher(block)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (one, _) -> one, TreeMap::new));
    }

    private static List<String> found(String sheet, String pattern) {
        return Pattern.compile(pattern)
                .matcher(sheet)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
