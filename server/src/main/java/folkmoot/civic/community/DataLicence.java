package folkmoot.civic.community;

import folkmoot.platform.text.Worded;
import java.net.URI;
import java.util.Optional;

/** A licence under which a community can let others take its data along; the word is SPDX's. */
public enum DataLicence implements Worded {
    CC0("CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    CC_BY("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    CC_BY_SA(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution-ShareAlike 4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/"),
    ODBL("ODbL-1.0", "Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    OGL_UK(
            "OGL-UK-3.0",
            "Open Government Licence 3.0 (United Kingdom)",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");

    private final String word;
    private final String title;
    private final URI text;

    DataLicence(String word, String title, String text) {
        this.word = word;
        this.title = title;
        this.text = URI.create(text);
    }

    /** As SPDX writes it: {@code CC-BY-4.0}. */
    @Override
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** Where it can be read. */
    public URI text() {
        return text;
    }

    public static Optional<DataLicence> of(String word) {
        return Worded.find(DataLicence.class, word);
    }
}
