Feature: Estimating how strong a student is
  A CLUE says how likely a student answers the next question on a part of the book, from the answers so far.
  For students and teachers: it is there when it means something, and it gives no answers away.
  These rules have no page of their own in the browser: they are shown through the API only.

  Rule: Without an estimate the answer is the neutral one, with the reason

    Background:
      Given Biglearn knows a course with the students Ben and Cleo

    @BLX-40 @api @no-ui
    Scenario Outline: Nothing is known: <reason>
      Then Biglearn is neutral about <whose> strength on page <page> because <reason>

      Examples: the page matters before the student or the section does
        | whose                | page | reason                 |
        | Ben's                | 99   | the page is unknown    |
        | Eva's                | 99   | the page is unknown    |
        | Eva's                | 1    | the student is unknown |
        | Ben's                | 1    | there is none yet      |
        | the section's        | 99   | the page is unknown    |
        | an unknown section's | 99   | the page is unknown    |
        | an unknown section's | 1    | the section is unknown |
        | the section's        | 1    | there is none yet      |

  Rule: An estimate takes three answers

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-55 @api @no-ui @needs.scheduler
    Scenario: Two answers are not enough
      Given Ben was given the assignment "Week 1"
      When Tutor tells of 2 right answers to "Week 1"
      Then Ben's strength on page 1 becomes known, but not really

    @BLX-55 @api @no-ui @needs.scheduler
    Scenario Outline: <right> right and <wrong> wrong answers give an estimate of about <estimate>
      Given Ben was given the assignment "Week 1", with 4 exercises
      When Tutor tells of <right> right and <wrong> wrong answers to "Week 1"
      Then Ben's strength on page 1 becomes <estimate>

      Examples: from the local calculation, with z = 0.68
        | right | wrong | estimate |
        | 2     | 1     | 0.644    |
        | 3     | 1     | 0.724    |
        | 4     | 0     | 0.948    |
        | 0     | 3     | 0.067    |

  Rule: A chapter's estimate covers the answers on its pages

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-59 @api @no-ui @needs.scheduler
    Scenario: Answers on two pages count together for their chapter
      Given Ben was given the assignment "Week 1", on page 1
      And Ben was given the assignment "Week 2", on page 2, with 1 exercise
      And Tutor told of 3 right answers to "Week 1"
      When Tutor tells of 1 wrong answer to "Week 2"
      Then Ben's strength on chapter 1 becomes 0.724
      And Ben's strength on page 1 becomes 0.933

  Rule: An answer whose feedback is held back moves the teacher's estimate, not the student's

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-56 @severity-1 @api @no-ui @needs.scheduler
    Scenario: Held-back feedback gives nothing away
      Given Ben was given the assignment "Week 1", with feedback tomorrow
      When Tutor tells of 3 right answers to "Week 1"
      Then the section's strength on page 1 becomes 0.933
      And Ben's strength on page 1 becomes known, but not really

    @BLX-56 @api @no-ui @needs.scheduler
    Scenario: What was known before stays as it was while feedback is held back
      Given Ben was given the assignment "Week 1", with 4 exercises
      And Tutor told of 3 right and 1 wrong answers to "Week 1"
      And Ben was given the assignment "Quiz", with 8 exercises, with feedback tomorrow
      When Tutor tells of 8 right answers to "Quiz"
      Then the section's strength on page 1 becomes 0.973
      And Ben's strength on page 1 becomes 0.724

    @BLX-57 @severity-1 @api @no-ui @needs.scheduler
    Scenario: The student's estimate catches up by itself when feedback is released
      Given Ben was given the assignment "Week 1", with feedback in 2 seconds
      When Tutor tells of 3 right answers to "Week 1"
      Then Ben's strength on page 1 becomes 0.933, but not before the feedback of "Week 1"

  Rule: Of each question the newest answer counts, and nothing else

    @BLX-58 @api @no-ui @needs.scheduler
    Scenario: A changed answer takes the place of the one before
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      And Ben's strength on page 1 became 0.933
      When Tutor tells that the answer to exercise 1 of "Week 1" is wrong now
      Then Ben's strength on page 1 becomes 0.644
      And the section's strength on page 1 becomes 0.644

    @BLX-58 @api @no-ui @needs.scheduler
    Scenario: Two versions of a question are one question
      Given Biglearn knows a course with the student Ben and two versions of each question
      And Ben was given the assignment "Week 1", with 6 exercises, in both versions
      When Tutor tells of 5 right and 1 wrong answers to "Week 1"
      Then Ben's strength on page 1 becomes 0.644

    @BLX-58 @api @no-ui @needs.scheduler
    Scenario: Four answers to two questions are not three
      Given Biglearn knows a course with the student Ben and two versions of each question
      And Ben was given the assignment "Week 1", with 4 exercises, in both versions
      When Tutor tells of 4 right answers to "Week 1"
      Then Ben's strength on page 1 becomes known, but not really

  Rule: An answer counts once Biglearn knows what it answers

    Background:
      Given Biglearn knows a course with the students Ben and Cleo

    @BLX-62 @api @no-ui @needs.scheduler
    Scenario: Answers that arrive before their assignment wait for it
      Given Tutor told of 3 right answers to the assignment "Week 1" of Ben that Biglearn does not know yet
      And nothing is known of Ben's strength on page 1 yet
      When Tutor tells of the assignment "Week 1"
      Then Ben's strength on page 1 becomes 0.933

    @BLX-62 @api @no-ui @needs.scheduler
    Scenario: Answers to nothing that is known have no effect
      Given Tutor told of 3 right answers to the assignment "Week 1" of Ben that Biglearn does not know yet
      And Cleo was given the assignment "Week 1b"
      When Tutor tells of 3 right answers to "Week 1b"
      Then the section's strength on page 1 becomes 0.933
      And nothing is known of Ben's strength on page 1 yet

  Rule: A section's estimate covers those who were ever in it, from their next answer on

    Background:
      Given Biglearn knows a course with the students Ben and Cleo

    @BLX-63 @api @no-ui @needs.scheduler
    Scenario: After a move, the next answer brings all answers into the new section's estimate
      Given Ben was given the assignment "Week 1", with 4 exercises
      And Tutor told of 3 right answers to "Week 1"
      And Ben moved to the other section
      When Tutor tells that the answer to exercise 4 of "Week 1" is right now
      Then the other section's strength on page 1 becomes 0.948

    @BLX-63 @api @no-ui @needs.scheduler @known-defect
    Scenario: A move alone brings the answers into the new section's estimate
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      And the section's strength on page 1 became 0.933
      When Ben moves to the other section
      Then the other section's strength on page 1 becomes 0.933

    @BLX-63 @api @no-ui @needs.scheduler @known-defect
    Scenario: A section that nobody is left of who answered is known no more
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      And the section's strength on page 1 became 0.933
      When Ben moves to the other section
      Then the section's strength on page 1 becomes known, but not really

    @BLX-64 @api @no-ui @needs.scheduler
    Scenario: A dropped student's answers stay
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      And Cleo was given the assignment "Week 1b", with 1 exercise
      And Ben was dropped from the course
      When Tutor tells of 1 wrong answer to "Week 1b"
      Then the section's strength on page 1 becomes 0.724

  Rule: Excluding a question takes no answer back

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-45 @api @no-ui @needs.scheduler
    Scenario: An answer to a question that was excluded goes on counting
      Given Ben was given the assignment "Week 1"
      And the teacher excluded question 1 of page 1
      When Tutor tells of 3 right answers to "Week 1"
      Then Ben's strength on page 1 becomes 0.933

    @wish @api @no-ui @needs.scheduler
    Scenario: An answer to a question that was excluded counts no more
      Given Ben was given the assignment "Week 1"
      And the teacher excluded question 1 of page 1
      When Tutor tells of 3 right answers to "Week 1"
      Then as soon as Ben's strength on page 1 is estimated, it claims nothing

  Rule: A due date alone hides nothing

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-56 @api @no-ui @needs.scheduler
    Scenario: Answers to an assignment that is not due yet count for its student
      Given Ben was given the assignment "Week 1", due tomorrow
      When Tutor tells of 3 right answers to "Week 1"
      Then Ben's strength on page 1 becomes 0.933

    @wish @api @no-ui @needs.scheduler
    Scenario: Answers to an assignment that is not due yet are kept from its student
      Given Ben was given the assignment "Week 1", due tomorrow
      When Tutor tells of 3 right answers to "Week 1"
      Then as soon as Ben's strength on page 1 is estimated, it claims nothing
