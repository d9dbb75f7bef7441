Feature: Estimating how strong a student is
  A CLUE says how likely a student answers the next question on a part of the book, from the answers so far.
  For students and teachers: it is there when it means something, and it gives no answers away.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: Without an estimate the answer is the neutral one, with the reason

    @BLX-40 @api @no-ui
    Scenario: The part of the book matters before the student does
      Then the estimate of an unknown student on an unknown page is neutral because the page is unknown
      And the estimate of an unknown student on page 1 is neutral because the student is unknown
      And Ben's estimate on page 1 is neutral because there is none yet

  Rule: An estimate takes three answers

    @BLX-55 @api @no-ui @needs.scheduler
    Scenario: Two answers are not enough
      Given Ben was given the assignment "Week 1"
      When Tutor tells of 2 right answers to "Week 1"
      Then Ben's estimate on page 1 becomes ready, but not a real one

    @BLX-55 @api @no-ui @needs.scheduler
    Scenario Outline: <right> right and <wrong> wrong answers give an estimate of about <estimate>
      Given Ben was given the assignment "Week 1" with 4 exercises
      When Tutor tells of <right> right and <wrong> wrong answers to "Week 1"
      Then Ben's estimate on page 1 becomes <estimate>

      Examples: from the local calculation, with z = 0.68
        | right | wrong | estimate |
        | 2     | 1     | 0.644    |
        | 3     | 1     | 0.724    |
        | 4     | 0     | 0.948    |

  Rule: A chapter's estimate covers the answers on its pages

    @BLX-59 @api @no-ui @needs.scheduler
    Scenario: Answers on a page count for its chapter
      Given Ben was given the assignment "Week 1"
      When Tutor tells of 3 right answers to "Week 1"
      Then Ben's estimate on chapter 1 becomes 0.933

  Rule: An answer whose feedback is held back moves the teacher's estimate, not the student's

    @BLX-56 @api @no-ui @needs.scheduler
    Scenario: Held-back feedback gives nothing away
      Given Ben was given the assignment "Week 1", with feedback tomorrow
      When Tutor tells of 3 right answers to "Week 1"
      Then the section's estimate on page 1 becomes 0.933
      And Ben's estimate on page 1 becomes ready, but not a real one

  Rule: An answer counts once Biglearn knows what it answers

    @BLX-62 @api @no-ui @needs.scheduler
    Scenario: Answers that arrive before their assignment wait for it
      Given Tutor told of 3 right answers to the assignment "Week 1" of Ben that Biglearn does not know yet
      And Ben's estimate on page 1 is neutral because there is none yet
      When Tutor tells of the assignment "Week 1"
      Then Ben's estimate on page 1 becomes 0.933
