package io.smartqueue.twiliosandbox.segment;

/** The two alphabets of SMS, with the bits of each unit. */
public enum Encoding {
    GSM_7("GSM-7", 7),
    UCS_2("UCS-2", 16);

    private static final int SEGMENT_BITS = 1120;
    static final int HEADER_BITS = 48;

    private final String label;
    private final int unitBits;

    Encoding(String label, int unitBits) {
        this.label = label;
        this.unitBits = unitBits;
    }

    public String label() {
        return label;
    }

    int unitBits() {
        return unitBits;
    }

    /** Units that fit a message of one segment: 160 or 70. */
    int unitsAlone() {
        return SEGMENT_BITS / unitBits;
    }

    /** Units that fit each segment of a longer message: 153 or 67. */
    int unitsWithHeader() {
        return (SEGMENT_BITS - HEADER_BITS) / unitBits;
    }
}
