package io.smartqueue.settings;

/** Thrown by a type that parses itself out of a setting; the message continues the setting's name: "must be …". */
public final class MalformedSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public MalformedSetting(String mustBe) {
        super(mustBe);
    }
}
