package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArnTest {

    @Test
    void namesThingsWithoutEscaping() {
        assertThat(Arn.repository("r")).hasToString("arn:lakefs:fs:::repository/r");
        assertThat(Arn.object("r", Bytes.utf8("a b/*:é"))).hasToString("arn:lakefs:fs:::repository/r/object/a b/*:é");
        assertThat(Arn.branch("r", "b")).hasToString("arn:lakefs:fs:::repository/r/branch/b");
        assertThat(Arn.tag("r", "t")).hasToString("arn:lakefs:fs:::repository/r/tag/t");
        assertThat(Arn.storageNamespace("s3://b/p")).hasToString("arn:lakefs:fs:::namespace/s3://b/p");
        assertThat(Arn.user("u")).hasToString("arn:lakefs:auth:::user/u");
        assertThat(Arn.group("g")).hasToString("arn:lakefs:auth:::group/g");
        assertThat(Arn.policy("p")).hasToString("arn:lakefs:auth:::policy/p");
    }

    @Test
    void actionsHaveDistinctNamesOfTheFormServiceAndVerb() {
        assertThat(Arrays.stream(Action.values()).map(Action::text))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("(fs|auth|branches|retention|ci|pr):[A-Z][A-Za-z]+"));
    }
}
