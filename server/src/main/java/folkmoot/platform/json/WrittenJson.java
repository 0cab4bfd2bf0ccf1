package folkmoot.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** A JSON value that was written before and goes into a larger answer as it is. */
public final class WrittenJson {

    private final byte[] json;

    /** @param json one whole JSON value in UTF-8, not to be changed any more */
    public WrittenJson(byte[] json) {
        this.json = json;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeRawValue(new Raw(json));
    }

    /** Hands a generator of bytes the bytes; its text is never asked for. */
    private static final class Raw extends SerializedString {

        private static final long serialVersionUID = 1;

        private Raw(byte[] json) {
            super("");
            _unquotedUTF8Ref = json;
        }
    }
}
