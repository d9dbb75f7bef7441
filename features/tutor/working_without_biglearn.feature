@needs.biglearn @needs.outages
Feature: Working while Biglearn fails
  Biglearn chooses and estimates from somewhere else, and may be slow, away or wrong. Assignments are Tutor's.
  For students, who have to hand in their work all the same, and for those who run both.

  Rule: Assignments can be opened and worked without Biglearn

    @severity-1 @BL-20 @needs.time-travel @api @ui
    Scenario: A reading
      Given Ada teaches Ben
      And Biglearn does not answer
      And Ada has published the reading "Read 1", on page 1
      When Ben works through "Read 1" 5 minutes later, answering right
      Then Ben has completed "Read 1"

    @severity-1 @BL-20 @needs.time-travel @api @ui
    Scenario: A homework
      Given Ada teaches Ben
      And Biglearn does not answer
      And Ada has published the homework "Week 1", on page 2, with 2 Tutor questions
      When Ben works through "Week 1" 5 minutes later, answering right
      Then Ben has completed "Week 1"

    @PR-03 @api @ui
    Scenario: Practice has to wait for Biglearn
      Given Ada teaches Ben
      And Biglearn does not answer
      When Ben tries to practise page 1
      Then Ben is refused because no questions are available

  Rule: Tutor then takes questions of the assignment's own pages; the site shows the same ones, only later, so there is no browser scenario

    @severity-1 @BL-17 @SP-06 @needs.time-travel @api @no-ui
    Scenario Outline: Biglearn <outage>
      Given Ada teaches Ben
      And Ada has taken half of the questions of page 2 out of the course
      And Biglearn <outage>
      And Ada has published the reading "Read 1", on page 2
      When Ben works through "Read 1" 5 minutes later, answering right
      Then what Tutor chose for Ben is all from page 2, and nothing that Ada took out

      Examples:
        | outage                      |
        | does not answer             |
        | has not chosen anything yet |

  Rule: What Biglearn missed it is told again until it has it; no page shows that, so there is no browser scenario

    @severity-1 @BL-05 @JO-03 @api @no-ui
    Scenario Outline: Biglearn <outage>
      Given Ada teaches Ben
      And Biglearn <outage>
      And Ada has given the homework "Week 1", with 3 questions, which Ben worked all right
      When Biglearn is well again, after it missed something
      Then Biglearn is told of 3 answers
      And what it missed is known to it now, in its place and under the identity it had then

      Examples: once it does not hear, once nobody hears that it did
        | outage                                          |
        | does not answer                                 |
        | takes what it is told, but its answers get lost |

  Rule: Forecasts catch up as soon as Biglearn is back

    @severity-1 @BL-21 @needs.scheduler @api @ui
    Scenario: Work done meanwhile
      Given Ada teaches Ben
      And Biglearn does not answer
      And Ada has given the homework "Week 1", on page 1, which Ben worked all right
      When Biglearn is well again, after it missed something
      Then Ben's forecast for page 1 becomes high
      And what it missed is known to it now, in its place and under the identity it had then

  Rule: A choice that cannot be right is not taken; on the site it looks like any failure, so there is no browser scenario

    @BL-18 @api @no-ui
    Scenario Outline: Biglearn <outage>
      Given Ada teaches Ben
      And Biglearn <outage>
      And Ada has published the reading "Read 1", on page 1
      And the site has failed to open "Read 1" for Ben, until Biglearn was well again
      When Ben opens "Read 1"
      Then "Read 1" of Ben holds questions that Tutor chose

      Examples:
        | outage                                        |
        | chooses more questions than were asked for    |
        | chooses questions that the book does not have |
