Feature: Looking around in a preview
  A preview is a ready-made course with invented students who have worked.
  For teachers who decide whether to use Tutor, and want to see how it looks in the middle of a term.

  Rule: A preview looks like a course in its third week

    @CL-07 @UI-50 @api @ui
    Scenario: Its students have worked
      Given Ada teaches no course yet
      When Ada claims a preview
      Then its calendar shows assignments
      And Ada finds in its gradebook that students have worked

  Rule: A preview is of no term, and fits the day on which it is claimed; the site asks for no term, so there is no browser scenario

    @CL-07 @api @no-ui
    Scenario: Some of its work is past and some to come
      Given Ada teaches no course yet
      When Ada claims a preview
      Then the preview began two weeks ago, on a Monday, and ends in eight weeks
      And its assignments are due before and after today, all while it runs

    @CO-04 @api @no-ui
    Scenario: A term that is named means nothing
      Given Ada teaches no course yet
      When Ada claims a preview, naming a term of long ago
      Then the preview began two weeks ago, on a Monday, and ends in eight weeks

  Rule: Nobody can join a preview; the site tells it as it tells any mistake, so there is no browser scenario

    @CL-10 @api @no-ui
    Scenario: A student who was given its code
      Given Ada has claimed a preview
      When Ben tries to join section "1st" of Ada's course
      Then Ben is refused because the course is a preview

  Rule: Where no preview is left that is said; whether operators are told is not to be seen from outside, and the site's own word is the same for all, so there is no browser scenario

    @nightly @CL-08 @api @no-ui
    Scenario: All previews of a new book have been claimed
      Given Ada teaches no course yet
      When Ada claims previews of a new book until there is none
      Then Ada is refused because no preview is left
