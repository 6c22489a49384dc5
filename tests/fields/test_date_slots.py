"""Of several dates the last that holds counts, and one beside an event is its own (contract, rule 6)."""

from __future__ import annotations

from tests.fields.timescale_wants import Want, by, cells_are_read_as_they_say, day

CASES: dict[str, list[tuple[str, Want]]] = {
    "several dates": [
        ("31 March 2020 and 30 June 2020", day("2020-06-30")),
        ("Phase 1: July 2019\nPhase 2: Jan 2020", day("2020-01")),
        ("30/06/19 30/09/19 31/12/19", day("2019-12-31")),
        ("i) May 2019; ii) July 2019; iii) September 2019", day("2019-09")),
        ("31/03/2019 extended to 30/06/2019", day("2019-06-30")),
        ("31 May 2019 – revised to 31 July 2019", day("2019-07-31")),
        ("Original: 31/03/2019 Revised: 30/06/2019", day("2019-06-30")),
        ("June 2019 (previously March 2019)", day("2019-06")),
        ("July 2019 (extended from April 2019)", day("2019-07")),
        ("Stage 1 - 1 July 2019 Stage 2 - 1 October 2019", day("2019-10-01")),
        ("31/03/20 (revised from 31/12/19)", day("2020-03-31")),
        ("Was June 2014 now Oct 2014", day("2014-10")),
        ("Phase 1 - June 2019; Phase 2 - Dec 2019", day("2019-12")),
        ("Target: June 2016 Revised: Sept 2016", day("2016-09")),
        ("31/12/22 – extended to 31/03/23", day("2023-03-31")),
        ("31/07/2019; 30/09/2019", day("2019-09-30")),
        ("31 July 2019\n30 September 2019", day("2019-09-30")),
        ("Draft by 31 July 2019\nFinal by 30 September 2019", by("2019-09-30")),
        ("• July 2019\n• October 2019", day("2019-10")),
        ("a) June 2019 b) August 2019", day("2019-08")),
        ("Phase 1 – June 2019, Phase 2 – December 2019", day("2019-12")),
        ("Milestone 1: June 2019; Milestone 2: December 2019", day("2019-12")),
        ("30/06/2019 Revised to 30/09/2019", day("2019-09-30")),
        ("Revised date 30/09/2019 (original 30/06/2019)", day("2019-09-30")),
        ("31 March 2019 (now 31 May 2019)", day("2019-05-31")),
        ("June 2019 (was April 2019)", day("2019-06")),
        ("By 31 July 2019 (review 31 January 2020)", by("2019-07-31")),
        ("September 2019, reviewed January 2020", day("2019-09")),
        ("1) 30/06/19 2) 31/12/19", day("2019-12-31")),
        ("Draft: 31/07/19 Final: 30/09/19", day("2019-09-30")),
        ("Start: 01/04/2019\nEnd: 31/03/2020", day("2020-03-31")),
        ("31/12/18 Revised 30/06/19", day("2019-06-30")),
        ("30/06/19 (slipped from 31/03/19)", day("2019-06-30")),
        ("Original target Dec 2018. New target Sept 2019", day("2019-09")),
        ("New target date: 30 September 2019 (was 30 June 2019)", day("2019-09-30")),
        ("Extended from June to September 2019", day("2019-09")),
        ("Jul-19\nOct-19\nJan-20", day("2020-01")),
        ("Initial review July 2019, full roll-out April 2020", day("2020-04")),
    ],
    "beside the event": [
        ("Governing Body 18/09/2019", day("2019-09-18")),
        ("Improvement Board – 18 September 2019", day("2019-09-18")),
        ("SMT 12.7.19", day("2019-07-12")),
        ("Launch event on 4 September 2019", day("2019-09-04", "on")),
        ("For Cabinet in October 2019", day("2019-10", "during")),
        ("AGM May 2020", day("2020-05")),
        ("Scrutiny Committee (9 July 2019)", day("2019-07-09")),
        ("Action 3 - May 14", day("2014-05")),
        ("Report to Cabinet 9 July 2019", day("2019-07-09")),
        ("LSCB meeting 12/09/2019", day("2019-09-12")),
        ("Cabinet – July 2019", day("2019-07")),
        ("Health and Wellbeing Board, 17th October 2019", day("2019-10-17")),
        ("October half term 2019", day("2019-10")),
        ("February half-term 2020", day("2020-02")),
        ("Full Council on 18 July 2019", day("2019-07-18", "on")),
        ("Audit Committee in September 2019", day("2019-09", "during")),
        ("CMB 24/09/19", day("2019-09-24")),
        ("Audit and Governance Committee - 25 July 2019", day("2019-07-25")),
        ("Cabinet (Sept 2019)", day("2019-09")),
        ("September 2019 INSET", day("2019-09")),
        ("Linked to budget setting Feb 2020", day("2020-02")),
        ("Following Cabinet approval in July 2019", day("2019-07", "during")),
        ("OSC - 12th Dec 2019", day("2019-12-12")),
    ],
}


test_a_cell_is_read_as_its_words_say = cells_are_read_as_they_say(CASES)


def test_there_are_many_cells() -> None:
    assert sum(map(len, CASES.values())) >= 60
